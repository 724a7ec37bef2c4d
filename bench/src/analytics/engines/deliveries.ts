import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Random } from '../../seeded-random.ts';

/** How the lines of a log come to a live engine. */
export interface Delivery {
  readonly lines: readonly string[];
  readonly kind: 'in order' | 'shuffled' | 'late' | 'again';
}

/** Parts of a day, at most. */
const mostParts = 6;
/** Days that a late part, or one that comes again, is behind, at most. */
const mostDaysLate = 3;

/**
 * The lines of day files of our own log as a relay, a phone and a second relay might bring them: in parts of any size; a
 * third of them shuffled; a sixth days late, so behind younger ones; a sixth again days later, and some of those at once.
 */
export async function* deliveries(files: readonly string[], random: Random): AsyncGenerator<Delivery> {
  let held: { readonly day: number; readonly delivery: Delivery }[] = [];
  for (const [day, file] of files.entries()) {
    const lines = await linesOf(file);
    const due = held.filter((one) => one.day <= day);
    held = held.filter((one) => one.day > day);
    for (const { delivery } of due) yield delivery;
    const later = () => day + 1 + Math.floor(random() * mostDaysLate);
    for (const part of partsOf(lines, random)) {
      const fate = random() * 6;
      if (fate < 1) {
        held.push({ day: later(), delivery: { lines: part, kind: 'late' } });
        continue;
      }
      if (fate < 3) yield { lines: shuffled(part, random), kind: 'shuffled' };
      else yield { lines: part, kind: 'in order' };
      const again: Delivery = { lines: part, kind: 'again' };
      if (fate > 5.5) yield again;
      else if (fate > 5) held.push({ day: later(), delivery: again });
    }
  }
  for (const { delivery } of held) yield delivery;
}

async function linesOf(file: string): Promise<readonly string[]> {
  return gunzipSync(await readFile(file))
    .toString()
    .split('\n')
    .slice(0, -1);
}

function partsOf(lines: readonly string[], random: Random): readonly (readonly string[])[] {
  const inner = Array.from({ length: 1 + Math.floor(random() * mostParts) }, () =>
    Math.floor(random() * lines.length),
  );
  const cuts = [...inner, lines.length].toSorted((a, b) => a - b);
  return cuts.map((cut, index) => lines.slice(cuts[index - 1] ?? 0, cut)).filter(({ length }) => length > 0);
}

function shuffled(lines: readonly string[], random: Random): readonly string[] {
  return lines
    .map((line) => ({ line, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
}
