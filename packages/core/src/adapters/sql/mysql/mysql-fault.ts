import { CoreError } from '../../../shared/core-error.ts';

/** Numbers of the servers' own errors, the same in MySQL and MariaDB. */
const server = {
  duplicate: [1062, 1586],
  /** Lost a lock, or a row changed under a snapshot: the unit of work can simply run again. */
  lostLock: [1205, 1213, 1020],
  doesNotFit: [1264, 1366, 1406],
  tooLarge: [1153],
  /** A statement that is wrong, or its table: their messages quote names alone. */
  wrong: [1054, 1064, 1142, 1146, 1792],
  refused: [1044, 1045, 1049, 1698],
  /** Shutting down, too many connections, killed, read only because another server has taken over. */
  away: [1040, 1053, 1129, 1203, 1290, 1317, 1836, 1927, 3169],
};

interface DriverFault {
  readonly code: string;
  readonly errno: number | undefined;
  readonly message: string;
  /** The connection is gone. */
  readonly fatal: boolean;
}

/** An error of mysql2, of its server or of the network; of anything else, undefined. */
function driverFault(error: unknown): DriverFault | undefined {
  if (!(error instanceof Error) || error instanceof CoreError) return undefined;
  const { message } = error;
  // The driver's own words for a connection or a pool that is no more come without a code.
  const closed = /closed state|Pool is closed|Connection lost/.test(message);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : closed ? 'CLOSED' : undefined;
  if (code === undefined) return undefined;
  const errno = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined;
  return { code, errno, message, fatal: closed || ('fatal' in error && error.fatal === true) };
}

function isOne(error: unknown, numbers: readonly number[]): boolean {
  const errno = driverFault(error)?.errno;
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
  const fault = driverFault(error);
  if (fault === undefined || isOne(error, server.refused)) return false;
  return fault.fatal || isOne(error, server.away) || network.test(fault.code);
}

const network = /^(PROTOCOL_|ECONN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;

/** What the catalogue says of it. Messages name tables, columns and keys, never values: no `cause`, for the driver's do. */
export function asCoreError(error: unknown): unknown {
  const fault = driverFault(error);
  if (fault === undefined) return error;
  if (isDuplicate(error)) {
    const key = /for key '([^']+)'$/.exec(fault.message)?.[1] ?? 'unknown';
    return new CoreError('conflict', `A row with this key is already there (${key}).`);
  }
  if (isLostLock(error)) return new CoreError('unavailable', 'The database is too busy: a lock was lost.');
  if (isLostConnection(error)) {
    return new CoreError('unavailable', `The database does not answer (${fault.code}).`);
  }
  if (isOne(error, server.refused)) {
    return new CoreError(
      'not_configured',
      `The database refuses the account or its database (${fault.code}).`,
    );
  }
  if (isOne(error, server.doesNotFit)) return new CoreError('bad_input', fitMessage(fault.message));
  if (isOne(error, server.tooLarge))
    return new CoreError('too_large', 'A value is larger than max_allowed_packet.');
  const message = isOne(error, server.wrong) ? fault.message : withoutValues(fault.message);
  return new Error(`The database refused a statement (${fault.code}): ${message}`);
}

function fitMessage(message: string): string {
  const column = /for column (?:`[^`]*`\.`[^`]*`\.)?[`']([^`']+)[`']/.exec(message)?.[1] ?? 'unknown';
  return `A value does not fit the column ${column}.`;
}

/** Of other messages, some quote a value. */
function withoutValues(message: string): string {
  return message.replaceAll(/'[^']*'/g, "'…'");
}
