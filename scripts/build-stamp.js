// Whether the last build is of the sources as they are: the newest of their times against the stamp's.
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './own-node.js';

const stamp = path.join(root, '.cache', 'built');
const sources = ['packages', 'demo', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.ts'];
const skipped = new Set(['node_modules', 'dist', 'data', 'courses']);

export function buildIsFresh() {
  let built;
  try {
    built = statSync(stamp).mtimeMs;
  } catch {
    return false;
  }
  return sources.every((source) => newest(path.join(root, source)) <= built);
}

/** `from`: when the build began; what was saved since is not in it. */
export function markBuilt(from) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, from, from);
}

function newest(file) {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let latest = stat.mtimeMs;
  for (const entry of readdirSync(file, { withFileTypes: true })) {
    if (
      skipped.has(entry.name) ||
      entry.name.endsWith('.tsbuildinfo') ||
      entry.name === 'custom-elements.json'
    )
      continue;
    const time = newest(path.join(file, entry.name));
    if (time > latest) latest = time;
  }
  return latest;
}
