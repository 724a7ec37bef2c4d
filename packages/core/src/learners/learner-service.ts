import type { EventOrigin } from '../events/event-origin.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Demographics } from './demographics.ts';
import type { RoleInCourse } from './role-store.port.ts';
import type { Account, CourseRole, Enrollment, EnrollmentMode } from './account.ts';

/** Accounts, roles and enrolment. */
export interface LearnerService {
  /**
   * Throws `conflict` for a username or e-mail address in use, `bad_input` for one that is not well formed. Usernames that
   * differ only in case are one; addresses are compared without case, and only those of `full` accounts, which must have one.
   */
  createAccount(input: NewAccount): Promise<Account>;
  /**
   * Makes the account of the first site administrator. Throws `already_there` once there is one, and what
   * `createAccount` throws.
   */
  createFirstAdministrator(input: FirstAdministrator): Promise<Account>;
  hasAdministrator(): Promise<boolean>;
  /** By username or e-mail address; the same time and answer for an unknown name as for a wrong password. */
  authenticate(login: string, password: string): Promise<Account | Refusal<'wrong_login'>>;
  /** Throws `not_found`, also for a guest that was merged and for somebody who was retired. */
  account(id: number): Promise<Account>;
  accountByUsername(username: string): Promise<Account | undefined>;
  /**
   * Changes the name, the e-mail address or both. Throws `not_found`, `bad_input` as `createAccount` does, `conflict` for an
   * address that another `full` account has.
   */
  changeProfile(id: number, changes: Partial<Pick<Account, 'name' | 'email'>>): Promise<void>;
  /** What somebody tells of himself. Throws `not_found`. */
  demographics(id: number): Promise<Demographics>;
  /** Changes what is named, each change an event. Throws `not_found`, and `bad_input` with the `field` in its data. */
  tellDemographics(id: number, changes: Partial<Demographics>, origin: EventOrigin): Promise<Demographics>;
  setPassword(id: number, password: string): Promise<void>;
  /** Grants or takes away. */
  setRole(userId: number, courseKey: string, role: CourseRole, granted: boolean): Promise<void>;
  roles(userId: number, courseKey: string): Promise<readonly CourseRole[]>;
  /** The roles of an account in every course. */
  rolesOf(userId: number): Promise<readonly RoleInCourse[]>;
  /**
   * Enrols, or changes the mode of who is enrolled; repeating it changes nothing. Who is newly enrolled starts in `audit`
   * unless `mode` says otherwise. `invited`: staff or an LMS enrols them, whatever dates, invitation and size say.
   */
  enroll(
    input: {
      readonly userId: number;
      readonly courseKey: string;
      readonly mode?: EnrollmentMode;
      readonly invited?: boolean;
    },
    origin: EventOrigin,
  ): Promise<Enrollment | Refusal<'enrollment_closed' | 'invitation_only' | 'course_full'>>;
  unenroll(
    input: { readonly userId: number; readonly courseKey: string },
    origin: EventOrigin,
  ): Promise<void>;
  enrollment(userId: number, courseKey: string): Promise<Enrollment | undefined>;
  enrollments(userId: number): Promise<readonly Enrollment[]>;
  /** Active enrolments by username; guests, whose work counts for nothing, are left out. */
  learners(courseKey: string, page: PageRequest): Promise<Page<Account & { readonly mode: EnrollmentMode }>>;
  /**
   * Gives a guest's work to an account, block by block where the account has none of its own, and ends the guest. Repeating
   * it changes nothing. Throws `not_found`, `forbidden` when the first is no guest or the second is one, `conflict` when the
   * work went to another account.
   */
  mergeGuest(input: { readonly guestId: number; readonly userId: number }): Promise<void>;
}

export interface NewAccount {
  readonly username: string;
  readonly email: string;
  readonly name: string;
  /** Absent for accounts that never log in here (LTI, guests). */
  readonly password?: string;
  readonly kind?: Account['kind'];
  readonly superuser?: boolean;
  readonly language?: string;
}

export type FirstAdministrator = Omit<NewAccount, 'kind' | 'superuser'> & { readonly password: string };
