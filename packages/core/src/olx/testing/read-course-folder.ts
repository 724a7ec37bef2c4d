import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files of a folder by path, symbolic links followed. */
export function readCourseFolder(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (existsSync(file) && statSync(file).isFile())
      files.set(name.replaceAll('\\', '/'), readFileSync(file));
  }
  return files;
}
