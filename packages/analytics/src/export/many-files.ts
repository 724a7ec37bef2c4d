import { appendFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Files that grow side by side, and are put in their places, each whole, when all of them are. */
export interface ManyFiles {
  /**
   * `name` is a path below the folder; the text goes to the file's end. Files of several owners that have one name are kept
   * apart: what is one course's never stands in another's.
   */
  append(owner: string, name: string, text: string): Promise<void>;
  /** Puts all files in their places; those that share a name get a mark of their owner in front. Gives their names in order. */
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
  const owned = new Map<string, Owned>();
  let kept = 0;
  const flush = async (): Promise<void> => {
    kept = 0;
    for (const file of owned.values()) {
      if (file.parts.length === 0) continue;
      const bytes = Buffer.from(file.parts.join(''));
      file.parts = [];
      await mkdir(path.dirname(file.grows), { recursive: true });
      await appendFile(file.grows, file.name.endsWith('.gz') ? gzipSync(bytes) : bytes);
    }
  };
  return {
    async append(owner, name, text) {
      const key = `${owner}\n${name}`;
      let file = owned.get(key);
      if (file === undefined) {
        const mark = markOf(owner);
        file = { name, mark, grows: path.join(below, mark, name), parts: [] };
        owned.set(key, file);
      }
      file.parts.push(text);
      kept += text.length;
      if (kept > keep) await flush();
    },
    async finish() {
      await flush();
      const names: string[] = [];
      const sharing = Map.groupBy(owned.values(), ({ name }) => name);
      for (const { name, mark, grows } of owned.values()) {
        const shared = (sharing.get(name)?.length ?? 0) > 1;
        const final = shared ? path.join(path.dirname(name), `${mark}-${path.basename(name)}`) : name;
        const file = path.join(folder, final);
        await mkdir(path.dirname(file), { recursive: true });
        await rename(grows, file);
        names.push(final);
      }
      await rm(below, { recursive: true, force: true });
      return names.sort();
    },
    async discard() {
      await rm(below, { recursive: true, force: true });
    },
  };
}

interface Owned {
  readonly name: string;
  readonly mark: string;
  readonly grows: string;
  parts: string[];
}

function markOf(owner: string): string {
  return createHash('sha1').update(owner).digest('hex').slice(0, 12);
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
