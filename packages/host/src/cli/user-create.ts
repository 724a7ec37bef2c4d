import { CoreError, isRefusal, serverOrigin, type CourseRole } from '@coursewright/core';
import { conflictAs } from './conflict-as.ts';
import { defineCommand } from './define-command.ts';
import type { OpenedHost } from './opened-host.ts';
import { withHost } from './with-host.ts';
import { readSecret } from './read-secret.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

const roles: readonly CourseRole[] = [
  'instructor',
  'staff',
  'limited_staff',
  'beta_testers',
  'data_researcher',
];

export const userCreate = defineCommand({
  name: 'user create',
  summary: 'Makes an account; the password is asked for, or read from standard input',
  argument: { name: 'USERNAME', help: 'At most 30 letters, digits, _ and -.' },
  options: {
    email: { type: 'string', value: 'ADDRESS', help: 'Needed; it may be used to log in as well.' },
    name: { type: 'string', value: 'NAME', help: 'The name that others see; default the username.' },
    superuser: { type: 'boolean', help: 'Makes a site administrator.' },
    course: {
      type: 'string',
      value: 'KEY',
      help: 'Enrols in the course, or gives the role of --role in it.',
    },
    role: { type: 'string', value: 'ROLE', help: `In the course: ${roles.join(', ')}.` },
    language: { type: 'string', value: 'TAG', help: 'BCP 47; default what the browser asks for.' },
    json: { type: 'boolean', help: 'The account as one document.' },
  },
  run: async ({ argument: username, options }, cli) => {
    const { email, name = username, superuser = false, course, role: roleName, language, json } = options;
    if (email === undefined) throw new UsageError('--email is missing.');
    const role = roles.find((one) => one === roleName);
    if (roleName !== undefined && role === undefined)
      throw new UsageError(`There is no role ${roleName}.`, `There are: ${roles.join(', ')}.`);
    if (role !== undefined && course === undefined) throw new UsageError('--role needs --course.');
    const password = await readSecret(cli, 'Password');
    await withHost(cli, async ({ engine }) => {
      // Before the account, so that a wrong key leaves nothing behind.
      if (course !== undefined) await engine.courses.summary(course);
      const input = { username, email, name, password, superuser };
      const account = await engine.learners
        .createAccount({ ...input, ...(language !== undefined && { language }) })
        .catch(conflictAs('There is an account with this username or e-mail address.'));
      if (course !== undefined) await place(engine, account.id, course, role);
      if (json === true) await writeLine(cli.output, JSON.stringify(account));
      else await writeLine(cli.output, `Made ${username}.`);
    });
  },
});

async function place(
  { learners }: OpenedHost['engine'],
  userId: number,
  courseKey: string,
  role: CourseRole | undefined,
): Promise<void> {
  if (role !== undefined) return learners.setRole(userId, courseKey, role, true);
  const enrolled = await learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
  if (isRefusal(enrolled)) throw new CoreError('forbidden', `The course takes nobody: ${enrolled.refused}.`);
}
