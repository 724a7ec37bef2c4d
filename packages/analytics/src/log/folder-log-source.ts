import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CoreError } from '@coursewright/core/shared';
import type { LogFile, LogSource } from './log-source.port.ts';

/**
 * The logs in a folder and the folders below it, or one file. What is no log by its name, hidden or half written (`.part`),
 * is passed over. Throws `not_found` where there is no such folder.
 */
export function folderLogSource(folder: string): LogSource {
  return {
    async *files() {
      const found = await stat(folder).catch(() => undefined);
      if (found === undefined) throw new CoreError('not_found', `There is no folder of logs ${folder}.`);
      if (found.isFile()) yield await logFile(path.dirname(folder), path.basename(folder));
      else yield* filesBelow(folder);
    },
  };
}

async function* filesBelow(folder: string): AsyncGenerator<LogFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .filter(isLog)
    .sort((a, b) => (a < b ? -1 : 1));
  for (const name of names) {
    const file = await logFile(folder, name).catch(() => undefined);
    // What has been rotated away since it was listed is there under another name.
    if (file !== undefined) yield file;
  }
}

function isLog(name: string): boolean {
  return !name.endsWith('.part') && name.split(path.sep).every((part) => !part.startsWith('.'));
}

async function logFile(folder: string, name: string): Promise<LogFile> {
  const file = path.join(folder, name);
  const { size, mtimeMs } = await stat(file);
  return {
    name: name.split(path.sep).join('/'),
    path: file,
    size,
    version: `${size}-${mtimeMs}`,
    open: (start = 0) => createReadStream(file, { start }),
  };
}
