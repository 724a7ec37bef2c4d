import { CoreError } from '../../../shared/core-error.ts';

/** Numbers of the servers' own errors, the same in MySQL and MariaDB. */
const server = {
  duplicate: [1062, 1586],
  /** Lost a lock, or a row changed under a snapshot: the unit of work can simply run again. */
  lostLock: [1205, 1213, 1020],
  doesNotFit: [1264, 1366, 1406],
  tooLarge: [1153],
  refused: [1044, 1045, 1049, 1698],
  /** Shutting down, too many connections, killed, read only because another server has taken over. */
  away: [1040, 1053, 1129, 1203, 1290, 1317, 1836, 1927, 3169],
};

interface DriverError extends Error {
  readonly code: string;
  readonly errno: number | undefined;
}

/** An error of mysql2 or its server; anything else, undefined. */
function driverError(error: unknown): DriverError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const errno = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined;
  return Object.assign(error, { code: error.code, errno });
}

function isOne(error: unknown, numbers: readonly number[]): boolean {
  const errno = driverError(error)?.errno;
  return errno !== undefined && numbers.includes(errno);
}

export function isDuplicate(error: unknown): boolean {
  return isOne(error, server.duplicate);
}

export function isLostLock(error: unknown): boolean {
  return isOne(error, server.lostLock);
}

/** The connection is of no use any more, or there never was one. */
export function isLostConnection(error: unknown): boolean {
  const fault = driverError(error);
  if (fault === undefined) return false;
  if (isOne(fault, server.away)) return true;
  return (
    ('fatal' in fault && fault.fatal === true && !isOne(fault, server.refused)) ||
    /^(PROTOCOL_|ECONN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/.test(fault.code) ||
    /closed state|Pool is closed/.test(fault.message)
  );
}

/** What the catalogue says of it. Messages name tables, columns and keys, never values: no `cause`, for the driver's do. */
export function asCoreError(error: unknown): unknown {
  const fault = driverError(error);
  if (fault === undefined) return error;
  if (isDuplicate(fault)) {
    const key = /for key '([^']+)'$/.exec(fault.message)?.[1] ?? 'unknown';
    return new CoreError('conflict', `A row with this key is already there (${key}).`);
  }
  if (isLostLock(fault)) return new CoreError('unavailable', 'The database is too busy: a lock was lost.');
  if (isLostConnection(fault)) {
    return new CoreError('unavailable', `The database does not answer (${fault.code}).`);
  }
  if (isOne(fault, server.refused)) {
    return new CoreError(
      'not_configured',
      `The database refuses the account or its database (${fault.code}).`,
    );
  }
  if (isOne(fault, server.doesNotFit)) return new CoreError('bad_input', fitMessage(fault.message));
  if (isOne(fault, server.tooLarge))
    return new CoreError('too_large', 'A value is larger than max_allowed_packet.');
  return new Error(`The database refused a statement (${fault.code}): ${withoutValues(fault.message)}`);
}

function fitMessage(message: string): string {
  const column = /for column (?:`[^`]*`\.`[^`]*`\.)?[`']([^`']+)[`']/.exec(message)?.[1] ?? 'unknown';
  return `A value does not fit the column ${column}.`;
}

/** Syntax errors quote the statement, whose values are all marks; other messages may quote a value. */
function withoutValues(message: string): string {
  return message.replaceAll(/'[^']*'/g, "'…'");
}
