import type { CoreStores } from '../records/core-stores.ts';
import { CoreError } from '../shared/core-error.ts';
import type { CourseRole } from './account.ts';
import type { Viewer } from './viewer.ts';

type LearnerStores = Pick<CoreStores, 'accounts' | 'roles' | 'enrollments'>;

const staffRoles: ReadonlySet<CourseRole> = new Set(['instructor', 'staff', 'limited_staff']);

/** A learner as the course sees them, within one snapshot. Throws `not_found`. */
export async function readViewer(stores: LearnerStores, userId: number, courseKey: string): Promise<Viewer> {
  const account = await stores.accounts.accountById(userId);
  if (account === undefined || account.mergedInto !== null)
    throw new CoreError('not_found', `There is no account ${userId}.`);
  const roles = await stores.roles.roles(userId, courseKey);
  const enrollment = await stores.enrollments.enrollment(userId, courseKey);
  return {
    userId,
    username: account.username,
    staff: account.superuser || roles.some((role) => staffRoles.has(role)),
    beta: roles.includes('beta_testers'),
    enrolled: enrollment?.active === true,
  };
}
