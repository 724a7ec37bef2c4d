import type { Page, PageRequest } from '../shared/page.ts';
import type { Account } from './account.ts';
import type { Cohort, ListedCohort } from './cohort.ts';

export interface CohortMember {
  readonly cohortId: number;
  readonly userId: number;
}

/** Cohorts and who is in them. */
export interface CohortStore {
  /** Gives its id. Throws `conflict` when the course has one of that name, by exact bytes. */
  addCohort(cohort: Omit<Cohort, 'id'>): Promise<number>;
  cohort(id: number): Promise<ListedCohort | undefined>;
  cohortByName(courseKey: string, name: string): Promise<Cohort | undefined>;
  /** By id. */
  cohortsOf(courseKey: string): Promise<readonly ListedCohort[]>;
  /** The one that a learner is in. */
  cohortOf(courseKey: string, userId: number): Promise<Cohort | undefined>;
  /** Puts a learner into it, and so out of the course's other. */
  putMember(cohort: Cohort, userId: number): Promise<void>;
  /** Takes a learner out of the course's cohort. Idempotent. */
  removeMember(courseKey: string, userId: number): Promise<void>;
  /** Who is in it, by id of the account. */
  membersOf(cohortId: number, page: PageRequest): Promise<Page<Account>>;
  /** Every cohort by id. */
  listCohorts(page: PageRequest): Promise<Page<Cohort>>;
  /** Everybody who is in one, by its id and the account's. */
  listMembers(page: PageRequest): Promise<Page<CohortMember>>;
}
