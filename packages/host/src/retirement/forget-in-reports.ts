import { open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { personInText, type PersonInText } from '@coursewright/analytics';
import type { PersonToForget } from './sealed-person.ts';

/** Columns that hold usernames, whatever those look like. */
const naming = /^"?(user ?name|student|learner)"?$/i;
const cells = /"(?:[^"]|"")*"?|[^",]+|,/g;

/** Puts the retired name in the place of somebody's in the CSV files of a folder and those below. Gives how many files changed. */
export async function forgetInReports(
  folder: string,
  person: PersonToForget,
  signal: AbortSignal,
): Promise<number> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const text = personInText(person);
  let count = 0;
  for (const entry of found) {
    signal.throwIfAborted();
    if (!entry.isFile() || !entry.name.endsWith('.csv')) continue;
    if (await rewrite(path.join(entry.parentPath, entry.name), text, person.retiredName)) count += 1;
  }
  return count;
}

async function rewrite(file: string, text: PersonInText, retiredName: string): Promise<boolean> {
  // As the report was written: whole, in memory.
  const before = await readFile(file, 'utf8');
  const [header = '', ...lines] = before.split('\n');
  const names = namingColumns(header);
  const after = [header, ...lines.map((line) => withoutPerson(line, names, text, retiredName))].join('\n');
  if (after === before) return false;
  const part = `${file}.retired.part`;
  const output = await open(part, 'w');
  try {
    await output.writeFile(after);
    await output.sync();
  } finally {
    await output.close();
  }
  await rename(part, file);
  return true;
}

function namingColumns(header: string): ReadonlySet<number> {
  const columns = header.split(',').map((name, index) => (naming.test(name.trim()) ? index : -1));
  return new Set(columns);
}

function withoutPerson(
  line: string,
  names: ReadonlySet<number>,
  text: PersonInText,
  retiredName: string,
): string {
  let column = 0;
  return line.replaceAll(cells, (cell) => {
    if (cell === ',') column += 1;
    else if (names.has(column) && text.isUsername(cell.replaceAll('"', ''))) return retiredName;
    return text.without(cell, retiredName);
  });
}
