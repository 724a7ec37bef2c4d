import type { Page, PageRequest } from '../shared/page.ts';
import type { StoredAccount } from './account-store.port.ts';
import type { Account, CourseRole, Enrollment, EnrollmentMode } from './account.ts';

/** What decides what an account may see in a course. */
export interface CourseStanding {
  readonly account: StoredAccount;
  /** In alphabetical order. */
  readonly roles: readonly CourseRole[];
  readonly enrollment: Enrollment | undefined;
}

export interface EnrollmentStore {
  /** Account, roles and enrolment in one question; undefined where there is no such account. */
  standing(userId: number, courseKey: string): Promise<CourseStanding | undefined>;
  enrollment(userId: number, courseKey: string): Promise<Enrollment | undefined>;
  /** Adds, or replaces mode and activity. `username` is the account's, by which a course's learners are listed. */
  putEnrollment(enrollment: Enrollment, username: string): Promise<void>;
  /** Has all of a learner's listed under another username. */
  renameLearner(userId: number, username: string): Promise<void>;
  /** Active and ended ones of one learner, by course key. */
  enrollmentsOf(userId: number): Promise<readonly Enrollment[]>;
  /** Active and ended ones of everybody, by the learner's id and the course key. */
  listEnrollments(page: PageRequest): Promise<Page<Enrollment>>;
  /** Until the transaction ends, another that holds the same course waits: the last place is given once. */
  holdPlaces(courseKey: string): Promise<void>;
  /** Active enrolments of those who are neither staff nor instructor of the course. */
  countActive(courseKey: string): Promise<number>;
  /** Active enrolments in order of the username's bytes. Guests are left out. */
  activeLearners(
    courseKey: string,
    page: PageRequest,
  ): Promise<Page<Account & { readonly mode: EnrollmentMode }>>;
}
