import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, truncate } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { EventLog, LogLine } from '../../events/event-log.port.ts';
import type { LogPosition } from '../../records/outbox.port.ts';
import type { Instant } from '../../shared/clock.port.ts';

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
