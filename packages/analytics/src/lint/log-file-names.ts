import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** The file itself, or every file below the folder in the order of their names; hidden ones are left out. */
export async function* logFileNames(place: string): AsyncGenerator<string> {
  if (!(await stat(place)).isDirectory()) {
    yield place;
    return;
  }
  const entries = await readdir(place, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const below = path.join(place, entry.name);
    if (entry.isDirectory()) yield* logFileNames(below);
    else if (entry.isFile()) yield below;
  }
}
