import { appendFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Files that grow side by side, and are put in their places, each whole, when all of them are. */
export interface ManyFiles {
  /** `name` is a path below the folder; the text goes to the file's end. */
  append(name: string, text: string): Promise<void>;
  /** Puts all files in their places. Gives their names in order. */
  finish(): Promise<readonly string[]>;
  /** Forgets them. */
  discard(): Promise<void>;
}

/** Characters kept in memory, over all files. */
const mostKept = 1 << 26;

/** Beginning of the name of the folder in which files grow; the id of the process follows. */
const growing = '.growing-';

/**
 * Many files in one folder without holding them open: texts are kept in memory, and added when there are many. A file
 * whose name ends in `.gz` is compressed, a member for each addition, which gunzip reads as one.
 */
export async function openManyFiles(folder: string, { keep = mostKept } = {}): Promise<ManyFiles> {
  await mkdir(folder, { recursive: true });
  await removeLeftovers(folder);
  const below = await mkdtemp(path.join(folder, `${growing}${process.pid}-`));
  const names = new Set<string>();
  let texts = new Map<string, string[]>();
  let kept = 0;
  const flush = async (): Promise<void> => {
    const batch = texts;
    texts = new Map();
    kept = 0;
    for (const [name, parts] of batch) {
      const bytes = Buffer.from(parts.join(''));
      const file = path.join(below, name);
      await mkdir(path.dirname(file), { recursive: true });
      await appendFile(file, name.endsWith('.gz') ? gzipSync(bytes) : bytes);
    }
  };
  return {
    async append(name, text) {
      names.add(name);
      const parts = texts.get(name);
      if (parts === undefined) texts.set(name, [text]);
      else parts.push(text);
      kept += text.length;
      if (kept > keep) await flush();
    },
    async finish() {
      await flush();
      const all = [...names].sort();
      for (const name of all) {
        const file = path.join(folder, name);
        await mkdir(path.dirname(file), { recursive: true });
        await rename(path.join(below, name), file);
      }
      await rm(below, { recursive: true, force: true });
      return all;
    },
    async discard() {
      await rm(below, { recursive: true, force: true });
    },
  };
}

/** Takes away what processes that were killed have left. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(growing) ? Number.parseInt(name.slice(growing.length), 10) : Number.NaN;
    if (Number.isInteger(pid) && !isAlive(pid))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One that may not be asked is alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
