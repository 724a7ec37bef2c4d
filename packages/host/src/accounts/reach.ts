import { CoreError, type LearnerService } from '@coursewright/core';
import type { Viewer } from './viewer.ts';

/** Throws `forbidden` when the viewer's token is for other courses. What the account may do in the course, the engine knows. */
export function assertReaches(viewer: Viewer, courseKey: string): void {
  if (viewer.courses !== null && !viewer.courses.includes(courseKey)) {
    throw new CoreError('forbidden', 'The token was given for another course.');
  }
}

const staffRoles = new Set(['instructor', 'staff', 'limited_staff']);

/** Course team or site administrator, on the host's own pages or by a token for the course. */
export async function isStaff(learners: LearnerService, viewer: Viewer, courseKey: string): Promise<boolean> {
  if (viewer.account.superuser) return true;
  const roles = await learners.roles(viewer.account.id, courseKey);
  return roles.some((role) => staffRoles.has(role));
}

/** Throws `forbidden`. */
export async function assertStaff(
  learners: LearnerService,
  viewer: Viewer,
  courseKey: string,
): Promise<void> {
  assertReaches(viewer, courseKey);
  if (await isStaff(learners, viewer, courseKey)) return;
  throw new CoreError('forbidden', `Only the course team of ${courseKey} may see this.`);
}
