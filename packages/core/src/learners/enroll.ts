import {
  enrollmentActivated,
  enrollmentDeactivated,
  enrollmentModeChanged,
} from '../events/catalogue/enrollment-events.ts';
import type { EventDefinition } from '../events/define-event.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Enrollment, EnrollmentMode } from './account.ts';
import type { EnrollmentLimits } from './enrollment-limits.ts';

interface EnrollInput {
  readonly userId: number;
  readonly username: string;
  readonly courseKey: string;
  readonly mode?: EnrollmentMode;
  readonly limits: EnrollmentLimits | 'none';
  readonly at: Instant;
}

type Tx = Pick<CoreStores, 'enrollments' | 'roles'> & Outgoing;

/**
 * Enrols, or changes the mode of who is enrolled (`CourseEnrollment.enroll` of common/djangoapps/student). Course staff
 * pass every limit, as there.
 */
export async function enroll(
  tx: Tx,
  { userId, username, courseKey, mode, limits, at }: EnrollInput,
  origin: EventOrigin,
): Promise<Enrollment | Refusal<'enrollment_closed' | 'invitation_only' | 'course_full'>> {
  const before = await tx.enrollments.enrollment(userId, courseKey);
  const begins = before?.active !== true;
  const next: Enrollment = {
    userId,
    courseKey,
    mode: mode ?? (begins ? 'audit' : before.mode),
    active: true,
    created: before?.created ?? at,
  };
  if (begins && limits !== 'none' && !(await isStaff(tx, userId, courseKey))) {
    const refused = await refusal(tx, courseKey, limits, at);
    if (refused !== undefined) return refused;
  }
  const modeChanges = before !== undefined && before.mode !== next.mode;
  if (!begins && !modeChanges) return before;
  await tx.enrollments.putEnrollment(next, username);
  if (begins) await emit(tx, enrollmentActivated, next, origin);
  if (modeChanges) await emit(tx, enrollmentModeChanged, next, origin);
  return next;
}

/** Ends an enrolment; nothing happens where there is none. */
export async function unenroll(
  tx: Pick<CoreStores, 'enrollments'> & Outgoing,
  { userId, username, courseKey }: Pick<EnrollInput, 'userId' | 'username' | 'courseKey'>,
  origin: EventOrigin,
): Promise<void> {
  const before = await tx.enrollments.enrollment(userId, courseKey);
  if (before?.active !== true) return;
  await tx.enrollments.putEnrollment({ ...before, active: false }, username);
  await emit(tx, enrollmentDeactivated, before, origin);
}

async function isStaff(tx: Tx, userId: number, courseKey: string): Promise<boolean> {
  const roles = await tx.roles.roles(userId, courseKey);
  return roles.includes('staff') || roles.includes('instructor');
}

async function refusal(tx: Tx, courseKey: string, limits: EnrollmentLimits, at: Instant) {
  if (limits.invitationOnly) return { refused: 'invitation_only' } as const;
  if (at < limits.opens || at >= limits.closes) return { refused: 'enrollment_closed' } as const;
  if (limits.most === null) return undefined;
  await tx.enrollments.holdPlaces(courseKey);
  if ((await tx.enrollments.countActive(courseKey)) < limits.most) return undefined;
  return { refused: 'course_full', facts: { most: limits.most } } as const;
}

async function emit(
  tx: Outgoing,
  event: EventDefinition<{ course_id: string; user_id: number; mode: string }>,
  { courseKey, userId, mode }: Enrollment,
  origin: EventOrigin,
): Promise<void> {
  const data = { course_id: courseKey, user_id: userId, mode };
  await tx.events.emit(event, { data, origin, courseId: courseKey });
}
