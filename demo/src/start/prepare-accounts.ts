import { serverOrigin, type LearnerService } from '@coursewright/core';
import { people } from '../lms/people.ts';

/** The administrator of the demo's host. */
export const administrator = { username: 'admin', password: 'admin-demo', name: 'Ada Min' };

const origin = { ...serverOrigin, source: 'task' } as const;

/** The same people as in the demo LMS, with accounts of their own at the host, and an administrator. Idempotent. */
export async function prepareAccounts(learners: LearnerService, courseKey: string): Promise<void> {
  const { username, password, name } = administrator;
  if ((await learners.accountByUsername(username)) !== undefined) return;
  for (const person of people) {
    const account =
      (await learners.accountByUsername(person.username)) ??
      (await learners.createAccount({
        username: person.username,
        password: person.password,
        name: person.name,
        email: person.email,
      }));
    if (person.role === 'instructor') await learners.setRole(account.id, courseKey, 'instructor', true);
    else await learners.enroll({ userId: account.id, courseKey }, origin);
  }
  // Last: once the administrator is there, everybody is.
  await learners.createAccount({ username, password, name, email: 'admin@host.example', superuser: true });
}
