import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { EventLog, LogHour, LogLine, LogPiece } from '../../events/event-log.port.ts';
import { replacedLine, type ReplaceLine } from '../../events/replaced-line.ts';
import type { LogPosition } from '../../records/outbox.port.ts';
import type { Instant } from '../../shared/clock.port.ts';
import { asUnavailable, openS3, type OpenedS3, type S3Options } from './open-s3.ts';
import { putBytes } from './put-bytes.ts';

export interface OpenedS3EventLog {
  readonly log: EventLog;
  close(): void;
}

export interface S3EventLogOptions extends S3Options {
  /** An object holds what has come within this time; default 3000: numbers that are counted from the log are seconds behind. */
  readonly gatherMs?: number;
}

/** The event log in S3. Throws `unavailable`, and `not_configured` where the bucket cannot be used. */
export async function openS3EventLog(options: S3EventLogOptions): Promise<OpenedS3EventLog> {
  const opened = await openS3(options);
  return { log: new S3EventLog(opened, options.gatherMs ?? 3000), close: () => opened.client.destroy() };
}

/**
 * An object a batch, `events/dt=2026-11-24/hour=09/tracking.log-20261124-09_NUMBER_FIRST_LAST.gz`, under the number of the
 * batch, one more than that of the position it follows, and the ids of its first and its last event: putting it again, late or from another process, changes nothing. The folders are such as Hive and
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
    const number = String(numberOf(from?.file ?? '') + 1).padStart(12, '0');
    const file = `${this.#folder}${folderOf(at)}_${number}_${nameOf(first)}_${nameOf(last)}.gz`;
    const bytes = await promisify(gzip)(lines.map(({ text }) => `${text}\n`).join(''));
    try {
      await putBytes(this.#opened, file, bytes, {
        ifAbsent: true,
        resumes: true,
        contentType: 'application/gzip',
      });
    } catch (error) {
      throw asUnavailable(error);
    }
    return { file, offset: bytes.length };
  }

  /** Objects are compressed as they are put. */
  async rotate(): Promise<void> {}

  async *read(upTo: LogPosition | undefined, from?: LogPosition): AsyncGenerator<LogPiece> {
    if (upTo === undefined) return;
    const first = from === undefined ? 0 : numberOf(from.file) + 1;
    // Names are in the order of time; the hour before, lest a clock was set back a little.
    const objects = await this.#objects('', from && folderOf(hourOf(from.file) - hourLength));
    for (const { key } of objects) {
      if (numberOf(key) < first || numberOf(key) > numberOf(upTo.file)) continue;
      yield { hour: hourOf(key), lines: await this.#linesOf(key) };
    }
  }

  async hours(): Promise<readonly LogHour[]> {
    const hours = new Map<Instant, number>();
    for (const { key, bytes } of await this.#objects())
      hours.set(hourOf(key), (hours.get(hourOf(key)) ?? 0) + bytes);
    return [...hours].map(([hour, bytes]) => ({ hour, bytes })).toSorted((a, b) => a.hour - b.hour);
  }

  async *readHour(hour: Instant): AsyncGenerator<readonly string[]> {
    for (const { key } of await this.#objects(`${folderOf(hour)}_`)) yield await this.#linesOf(key);
  }

  async rewriteHour(hour: Instant, upTo: LogPosition | undefined, replace: ReplaceLine): Promise<number> {
    let count = 0;
    for (const { key } of await this.#objects(`${folderOf(hour)}_`)) {
      if (upTo === undefined || numberOf(key) > numberOf(upTo.file)) continue;
      const before = await this.#linesOf(key);
      const after = before.map((line) => replacedLine(line, replace));
      const replaced = after.filter((line) => line !== undefined).length;
      if (replaced === 0) continue;
      count += replaced;
      const bytes = await promisify(gzip)(before.map((line, index) => `${after[index] ?? line}\n`).join(''));
      try {
        await putBytes(this.#opened, key, bytes, { ifAbsent: false, contentType: 'application/gzip' });
      } catch (error) {
        throw asUnavailable(error);
      }
    }
    return count;
  }

  async isEmpty(): Promise<boolean> {
    const { s3, client, bucket } = this.#opened;
    const first = { Bucket: bucket, Prefix: this.#folder, MaxKeys: 1 };
    return ((await client.send(new s3.ListObjectsV2Command(first))).Contents ?? []).length === 0;
  }

  async forget(before: Instant): Promise<number> {
    const { s3, client, bucket } = this.#opened;
    const keys = (await this.#objects()).map(({ key }) => key);
    const past = keys.slice(0, -1).filter((key) => hourOf(key) + hourLength <= before);
    for (const Key of past) await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key }));
    return past.length;
  }

  get #folder(): string {
    return `${this.#opened.prefix}events/`;
  }

  async #linesOf(key: string): Promise<readonly string[]> {
    const { s3, client, bucket } = this.#opened;
    const { Body } = await client.send(new s3.GetObjectCommand({ Bucket: bucket, Key: key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return (await promisify(gunzip)(bytes)).toString().split('\n').slice(0, -1);
  }

  /** Those whose names begin so and stand behind `after`, by the numbers of their batches: a clock may have been set back. */
  async #objects(
    below = '',
    after?: string,
  ): Promise<readonly { readonly key: string; readonly bytes: number }[]> {
    const { s3, client, bucket } = this.#opened;
    const Prefix = `${this.#folder}${below}`;
    const start = after === undefined ? {} : { StartAfter: `${this.#folder}${after}` };
    const objects: { key: string; bytes: number }[] = [];
    for (let token: string | undefined, more = true; more; more = token !== undefined) {
      const next = token === undefined ? start : { ContinuationToken: token };
      const page = await client.send(new s3.ListObjectsV2Command({ Bucket: bucket, Prefix, ...next }));
      for (const { Key, Size = 0 } of page.Contents ?? [])
        if (Key !== undefined) objects.push({ key: Key, bytes: Size });
      token = page.NextContinuationToken;
    }
    return objects.toSorted((one, other) => numberOf(one.key) - numberOf(other.key));
  }
}

const hourLength = 3_600_000_000;

/** The number of a batch; 0 where there is none. */
function numberOf(key: string): number {
  return Number(/\/tracking\.log-\d{8}-\d{2}_(\d+)_/.exec(key)?.[1] ?? 0);
}

function hourOf(key: string): Instant {
  const [, date = '', hour = ''] = /dt=(\d{4}-\d{2}-\d{2})\/hour=(\d{2})\//.exec(key) ?? [];
  return Date.parse(`${date}T${hour}:00:00Z`) * 1000;
}

function folderOf(at: Instant): string {
  const iso = new Date(Math.floor(at / 1000)).toISOString();
  const [date, hour] = [iso.slice(0, 10), iso.slice(11, 13)];
  return `dt=${date}/hour=${hour}/tracking.log-${date.replaceAll('-', '')}-${hour}`;
}

function nameOf({ id }: LogLine): string {
  return encodeURIComponent(id);
}
