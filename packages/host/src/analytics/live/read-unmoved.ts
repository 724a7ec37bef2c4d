/**
 * Reads the log's files until none of them was compressed meanwhile: it has another name then, and may have been missed.
 * `files` gives their names; `read` is given what it gave before. Gives what it gave last.
 */
export async function readUnmoved<T>(
  files: () => Promise<readonly string[]>,
  read: (before?: T) => Promise<T>,
): Promise<T> {
  for (let last: T | undefined; ;) {
    const before = await files();
    last = await read(last);
    const after = new Set(await files());
    if (before.every((name) => after.has(name))) return last;
  }
}
