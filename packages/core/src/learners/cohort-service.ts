import type { EventOrigin } from '../events/event-origin.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { Account } from './account.ts';
import type { Cohort, ListedCohort } from './cohort.ts';

/**
 * Cohorts of a course, made and filled by its team. Who calls has to know that the caller may. Throws `course_not_found` and
 * `invalid_key`; `not_found` for a cohort that the course has not.
 */
export interface CohortService {
  /** In the order in which they were made. */
  cohorts(courseKey: string): Promise<readonly ListedCohort[]>;
  cohort(courseKey: string, id: number): Promise<ListedCohort>;
  cohortByName(courseKey: string, name: string): Promise<Cohort | undefined>;
  /** Throws `bad_input` for a name that is empty or too long, `conflict` for one that another cohort has. */
  createCohort(input: Omit<Cohort, 'id'>, origin: EventOrigin): Promise<ListedCohort>;
  /**
   * Puts a learner into a cohort, out of the course's other. `unknown` where nobody of the name is or was enrolled in the
   * course: whether there is such an account at all is not told.
   */
  addLearner(input: LearnerToAdd, origin: EventOrigin): Promise<CohortAddition>;
  /** False where the learner was not in it. */
  removeLearner(input: LearnerToAdd, origin: EventOrigin): Promise<boolean>;
  learners(courseKey: string, id: number, page: PageRequest): Promise<Page<Account>>;
}

export interface LearnerToAdd {
  readonly courseKey: string;
  readonly cohortId: number;
  /** User name, or e-mail address of a full account. */
  readonly learner: string;
}

export type CohortAddition =
  | { readonly is: 'unknown' }
  | { readonly is: 'added' | 'present'; readonly account: Account }
  | { readonly is: 'changed'; readonly account: Account; readonly previous: Cohort };
