import type { PlatformContext, PlatformMember, PlatformUser } from '@coursewright/lti-provider/platform';
import { people, type Person } from './people.ts';

/** The course that the demo LMS begins with. */
export const course: PlatformContext = {
  id: 'course-1',
  label: 'CHANCE-26',
  title: 'Deciding under uncertainty',
};

export function platformUser({ id, name, email }: Person): PlatformUser {
  const [givenName = '', ...familyName] = name.split(' ');
  return { id, name, givenName, familyName: familyName.join(' '), email };
}

export const courseMembers: readonly PlatformMember[] = people.map((person) => ({
  user: platformUser(person),
  roles: [person.role === 'instructor' ? 'Instructor' : 'Learner'],
}));
