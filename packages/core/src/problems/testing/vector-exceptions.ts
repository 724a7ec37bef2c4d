import { readFileSync } from 'node:fs';

/** Ids in the table that stands under a heading of docs/compatibility.md, by their first column. */
export function listedUnder(heading: string): ReadonlySet<string> {
  const text = readFileSync(new URL('../../../../../docs/compatibility.md', import.meta.url), 'utf8');
  const start = text.indexOf(`\n${heading}\n`);
  if (start === -1) throw new Error(`docs/compatibility.md has no heading ${heading}.`);
  const [section = ''] = text.slice(start + heading.length + 2).split(/\n#+ /);
  const ids = [...section.matchAll(/^\| `([^`]+)`/gm)];
  return new Set(ids.map(([, id]) => id ?? ''));
}
