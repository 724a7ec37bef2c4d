import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { EventLog, LogHour, LogLine, LogPiece } from '../../events/event-log.port.ts';
import type { ReplaceLine } from '../../events/replaced-line.ts';
import type { LogPosition } from '../../records/outbox.port.ts';
import type { Instant } from '../../shared/clock.port.ts';
import { logPieces } from './log-pieces.ts';
import { patchFile, rewriteHour } from './rewrite-hour.ts';

/** `tracking.log-20261124-09`, compressed `….gz`: names that Open edX's analytics takes as well. UTC. */
export class FolderEventLog implements EventLog {
  readonly #folder: string;
  #rotated = '';

  constructor(folder: string) {
    this.#folder = folder;
  }

  async append(from: LogPosition | undefined, lines: readonly LogLine[], at: Instant): Promise<LogPosition> {
    await mkdir(this.#folder, { recursive: true });
    const hour = fileOf(at);
    // A clock set back must not write behind a file that may be compressed already.
    const file = from !== undefined && from.file > hour ? from.file : hour;
    await this.#cutBehind(from, file);
    const start = from?.file === file ? from.offset : 0;
    const handle = await open(path.join(this.#folder, file), 'a');
    try {
      const data = Buffer.from(lines.map(({ text }) => `${text}\n`).join(''));
      await handle.appendFile(data);
      await handle.sync();
      return { file, offset: start + data.length };
    } finally {
      await handle.close();
    }
  }

  async rotate(at: Instant): Promise<void> {
    const current = fileOf(at);
    if (this.#rotated === current) return;
    for (const file of await this.#plainFiles()) {
      if (file >= current) continue;
      const source = path.join(this.#folder, file);
      await pipeline(
        createReadStream(source),
        createGzip(),
        createWriteStream(`${source}.gz.part`, { flush: true }),
      );
      await rename(`${source}.gz.part`, `${source}.gz`);
      await rm(source);
    }
    this.#rotated = current;
  }

  async *read(upTo: LogPosition | undefined, from?: LogPosition): AsyncGenerator<LogPiece> {
    if (upTo === undefined) return;
    for (const file of await this.#hours()) {
      if (file > upTo.file || (from !== undefined && file < from.file)) continue;
      const end = file === upTo.file ? upTo.offset : undefined;
      const start = file === from?.file ? from.offset : 0;
      for await (const lines of logPieces(path.join(this.#folder, file), end, start)) {
        yield { hour: hourOf(file), lines };
      }
    }
  }

  async hours(): Promise<readonly LogHour[]> {
    const sizes = (await this.#hours()).map(async (file) => {
      const whole = path.join(this.#folder, file);
      // An hour that has been compressed meanwhile has the other name.
      const { size } = await stat(whole).catch(() => stat(`${whole}.gz`));
      return { hour: hourOf(file), bytes: size };
    });
    return Promise.all(sizes);
  }

  async *readHour(hour: Instant): AsyncGenerator<readonly string[]> {
    const file = fileOf(hour);
    if ((await this.#hours()).includes(file)) yield* logPieces(path.join(this.#folder, file));
  }

  async rewriteHour(hour: Instant, upTo: LogPosition | undefined, replace: ReplaceLine): Promise<number> {
    const file = fileOf(hour);
    if (upTo === undefined || file > upTo.file) return 0;
    const end = file === upTo.file ? upTo.offset : Number.POSITIVE_INFINITY;
    return rewriteHour(path.join(this.#folder, file), end, replace);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#hours()).length === 0;
  }

  async forget(before: Instant): Promise<number> {
    const past = (await this.#hours()).slice(0, -1).filter((file) => hourOf(file) + hourLength <= before);
    for (const file of past) {
      const whole = path.join(this.#folder, file);
      for (const name of [whole, `${whole}.gz`, patchFile(whole)]) await rm(name, { force: true });
    }
    return past.length;
  }

  /** The hours that there are files of, plain or compressed, by the plain file's name. */
  async #hours(): Promise<string[]> {
    const names = await readdir(this.#folder).catch((): string[] => []);
    const found = names.flatMap((name) => /^(tracking\.log-\d{8}-\d{2})(\.gz)?$/.exec(name)?.[1] ?? []);
    return [...new Set(found)].sort();
  }

  async #cutBehind(from: LogPosition | undefined, current: string): Promise<void> {
    for (const file of await this.#plainFiles()) {
      const whole = path.join(this.#folder, file);
      if (file === from?.file) await truncate(whole, from.offset);
      else if (from === undefined ? file === current : file > from.file) await rm(whole);
    }
  }

  async #plainFiles(): Promise<string[]> {
    const names = await readdir(this.#folder).catch((): string[] => []);
    return names.filter((name) => /^tracking\.log-\d{8}-\d{2}$/.test(name)).sort();
  }
}

function fileOf(at: Instant): string {
  const iso = new Date(Math.floor(at / 1000)).toISOString();
  return `tracking.log-${iso.slice(0, 10).replaceAll('-', '')}-${iso.slice(11, 13)}`;
}

const hourLength = 3_600_000_000;

/** When the hour of a file began. */
function hourOf(file: string): Instant {
  const [, year = '', month = '', day = '', hour = ''] = /-(\d{4})(\d{2})(\d{2})-(\d{2})$/.exec(file) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour)) * 1000;
}
