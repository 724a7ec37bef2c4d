// Whether the last build is of the sources as they are: the newest of their times against the stamp's.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './own-node.js';

const stamp = path.join(root, '.cache', 'built');
const sources = ['packages', 'demo', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.ts'];
const skipped = new Set(['node_modules', 'dist', 'data', 'courses', 'custom-elements.json']);

export function buildIsFresh() {
  let built;
  try {
    built = JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return false;
  }
  return sources.every((source) => isWithin(path.join(root, source), built));
}

/** `from`: when the build began, in ms; a file saved since is not in it. The build itself changes folders until it ends. */
export function markBuilt(from) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  // Files have times finer than the clock's whole milliseconds.
  writeFileSync(stamp, JSON.stringify({ from, to: Date.now() + 1 }));
}

/** Whether nothing in the file or folder has changed since. */
function isWithin(file, { from, to }) {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs <= from;
  // The time of a folder tells of files that were added or deleted.
  if (stat.mtimeMs > to) return false;
  return readdirSync(file)
    .filter((name) => !skipped.has(name) && !name.endsWith('.tsbuildinfo'))
    .every((name) => isWithin(path.join(file, name), { from, to }));
}
