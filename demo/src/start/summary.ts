import { people } from '../lms/people.ts';
import { administrator } from './prepare-accounts.ts';
import type { RunningDemo } from './start-demo.ts';

/** Addresses and log-ins, as the start prints them. */
export function summary({ hostUrl, lmsUrl, siteUrl }: RunningDemo, seconds: number): string {
  const rows = [
    ...people.map(({ name, username, password, role }) => [
      username,
      password,
      `${name}, ${role === 'instructor' ? 'teaches' : 'learns'}`,
    ]),
    [administrator.username, administrator.password, 'administers the course host'],
  ];
  const [names = 0, passwords = 0] = [0, 1].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const logIns = rows.map(
    ([username = '', password = '', who = '']) =>
      `    ${username.padEnd(names)}  ${password.padEnd(passwords)}  ${who}`,
  );
  return `
  Ready after ${seconds.toFixed(1)} s. Begin at the demo LMS: log in, open an activity.

    ${lmsUrl.padEnd(24)}  the demo LMS: launches courses, receives grades
    ${hostUrl.padEnd(24)}  the course host: Coursewright itself
    ${siteUrl.padEnd(24)}  a magazine that embeds an exercise

  Log-ins, the same at the LMS and at the host (made up, for the demo only):

${logIns.join('\n')}

  Ctrl+C stops it; npm run reset deletes its data.
`;
}
