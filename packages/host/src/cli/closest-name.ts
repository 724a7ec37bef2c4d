/** The name nearest to what was typed, or undefined where none is near: at most one change in three letters, begun ones counted. */
export function closestName(typed: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor((typed.length + 2) / 3) + 1;
  for (const name of names) {
    const changes = name.startsWith(typed) && typed.length > 1 ? 1 : distance(typed, name);
    if (changes < least) [best, least] = [name, changes];
  }
  return best;
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
