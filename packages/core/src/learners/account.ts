import type { Instant } from '../shared/clock.port.ts';

/** Somebody who can be enrolled. `lti` accounts come with a launch, `guest` ones with an embedded element. */
export interface Account {
  /** Below 2^53. */
  readonly id: number;
  /** At most 30 of `[A-Za-z0-9_-]`. */
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly kind: 'full' | 'lti' | 'guest';
  /** A site administrator. */
  readonly superuser: boolean;
  /** BCP 47; empty = what the browser asks for. */
  readonly language: string;
  readonly created: Instant;
}

/** `common/djangoapps/student/roles.py`: what somebody may do in one course. */
export type CourseRole = 'instructor' | 'staff' | 'limited_staff' | 'beta_testers' | 'data_researcher';

/** `common/djangoapps/course_modes`. */
export type EnrollmentMode =
  'audit' | 'honor' | 'verified' | 'professional' | 'no-id-professional' | 'credit';

export interface Enrollment {
  readonly userId: number;
  readonly courseKey: string;
  readonly mode: EnrollmentMode;
  readonly active: boolean;
  readonly created: Instant;
}
