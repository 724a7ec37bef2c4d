import type { CompletionStore } from '../completion/completion-store.port.ts';
import type { GradeStore } from '../grading/grade-store.port.ts';
import type { ScoreStore } from '../grading/score-store.port.ts';
import type { AccountStore } from '../learners/account-store.port.ts';
import type { CohortStore } from '../learners/cohort-store.port.ts';
import type { DemographicsStore } from '../learners/demographics-store.port.ts';
import type { EnrollmentStore } from '../learners/enrollment-store.port.ts';
import type { RoleStore } from '../learners/role-store.port.ts';
import type { RescoreStore } from '../learning/rescore-store.port.ts';
import type { StateStore } from '../learning/state-store.port.ts';
import type { SubmissionStore } from '../learning/submission-store.port.ts';

/** The stores that core's own domains bring to a unit of work; one member per store port. */
export interface CoreStores {
  readonly accounts: AccountStore;
  readonly roles: RoleStore;
  readonly enrollments: EnrollmentStore;
  readonly cohorts: CohortStore;
  readonly demographics: DemographicsStore;
  readonly scores: ScoreStore;
  readonly grades: GradeStore;
  readonly states: StateStore;
  readonly submissions: SubmissionStore;
  readonly rescores: RescoreStore;
  readonly completions: CompletionStore;
}
