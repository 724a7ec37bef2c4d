import type { CoreStores } from '../records/core-stores.ts';
import { CoreError } from '../shared/core-error.ts';
import type { CourseRole } from './account.ts';
import { isEnded } from './is-ended.ts';
import type { Viewer } from './viewer.ts';

const staffRoles: ReadonlySet<CourseRole> = new Set(['instructor', 'staff', 'limited_staff']);

/** A learner as the course sees them, within one snapshot. Throws `not_found`. */
export async function readViewer(
  { enrollments }: Pick<CoreStores, 'enrollments'>,
  userId: number,
  courseKey: string,
): Promise<Viewer> {
  const standing = await enrollments.standing(userId, courseKey);
  if (standing === undefined || isEnded(standing.account))
    throw new CoreError('not_found', `There is no account ${userId}.`);
  const { account, roles, enrollment } = standing;
  return {
    userId,
    username: account.username,
    staff: account.superuser || roles.some((role) => staffRoles.has(role)),
    beta: roles.includes('beta_testers'),
    enrolled: enrollment?.active === true,
  };
}
