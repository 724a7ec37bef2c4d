import type { SqlTarget } from '@coursewright/core/sql';

/** A target that a test hands to a process of its own. */
export function parseTarget(json: string): SqlTarget {
  const given: unknown = JSON.parse(json);
  if (typeof given === 'object' && given !== null) {
    if ('file' in given && typeof given.file === 'string') return { file: given.file };
    if ('url' in given && typeof given.url === 'string') return { url: given.url };
  }
  throw new Error('A target is a file or an address.');
}
