import { CoreError } from '../../../shared/core-error.ts';

/** First releases with `SKIP LOCKED`. */
const oldest = { MariaDB: [10, 6], MySQL: [8, 0] } as const;

/** Takes what `SELECT VERSION()` answers; throws `not_configured` for a server that is too old. */
export function checkMysqlVersion(version: string): void {
  const product = /mariadb/i.test(version) ? 'MariaDB' : 'MySQL';
  // A MariaDB behind an old client's idea of versions calls itself `5.5.5-10.11.6-MariaDB`.
  const [, major = '0', minor = '0'] = /^(?:5\.5\.5-)?(\d+)\.(\d+)/.exec(version) ?? [];
  const [needsMajor, needsMinor] = oldest[product];
  const enough = Number(major) > needsMajor || (Number(major) === needsMajor && Number(minor) >= needsMinor);
  if (enough) return;
  throw new CoreError(
    'not_configured',
    `The database server is ${product} ${major}.${minor}; ${product} ${needsMajor}.${needsMinor} or later is needed.`,
  );
}
