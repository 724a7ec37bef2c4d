import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { EventLog, LogLine } from '../../events/event-log.port.ts';
import type { LogPosition } from '../../records/outbox.port.ts';
import type { Instant } from '../../shared/clock.port.ts';
import { asUnavailable, openS3, type OpenedS3, type S3Options } from './open-s3.ts';
import { putBytes } from './put-bytes.ts';

export interface OpenedS3EventLog {
  readonly log: EventLog;
  close(): void;
}

export interface S3EventLogOptions extends S3Options {
  /** An object holds what has come within this time; default 10000. */
  readonly gatherMs?: number;
}

/** The event log in S3. Throws `unavailable`, and `not_configured` where the bucket cannot be used. */
export async function openS3EventLog(options: S3EventLogOptions): Promise<OpenedS3EventLog> {
  const opened = await openS3(options);
  return { log: new S3EventLog(opened, options.gatherMs ?? 10_000), close: () => opened.client.destroy() };
}

/**
 * An object a batch, `events/dt=2026-11-24/hour=09/tracking.log-20261124-09_FIRST_LAST.gz`, under the ids of its first
 * and its last event: putting it again, late or from another process, changes nothing. The folders are such as Hive and
 * its like divide tables by; the names are such as Open edX's analytics takes. UTC.
 */
class S3EventLog implements EventLog {
  readonly gather: { readonly lines: number; readonly ms: number };
  readonly #opened: OpenedS3;

  constructor(opened: OpenedS3, gatherMs: number) {
    this.#opened = opened;
    this.gather = { lines: 5000, ms: gatherMs };
  }

  async append(from: LogPosition | undefined, lines: readonly LogLine[], at: Instant): Promise<LogPosition> {
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return from ?? { file: '', offset: 0 };
    const file = `${this.#opened.prefix}events/${folderOf(at)}_${nameOf(first)}_${nameOf(last)}.gz`;
    const bytes = await promisify(gzip)(lines.map(({ text }) => `${text}\n`).join(''));
    try {
      await putBytes(this.#opened, file, bytes, { ifAbsent: true, contentType: 'application/gzip' });
    } catch (error) {
      throw asUnavailable(error);
    }
    return { file, offset: bytes.length };
  }

  /** Objects are compressed as they are put. */
  async rotate(): Promise<void> {}
}

function folderOf(at: Instant): string {
  const iso = new Date(Math.floor(at / 1000)).toISOString();
  const [date, hour] = [iso.slice(0, 10), iso.slice(11, 13)];
  return `dt=${date}/hour=${hour}/tracking.log-${date.replaceAll('-', '')}-${hour}`;
}

function nameOf({ id }: LogLine): string {
  return encodeURIComponent(id);
}
