import type { RunReader } from './run-reader.ts';

/**
 * A tree of losers over readers by their keys, in which each reader knows how many bytes it shares with the last key that was
 * taken (`RunReader.shared`): most comparisons are of two such numbers, and no byte is looked at twice. (Graefe, “Implementing
 * Sorting in Database Systems”, 2006: offset-value coding.)
 */
export class KeyTree {
  readonly #readers: readonly RunReader[];
  /** Who lost at each inner node; the root is 1, the leaf of a reader its index behind all inner nodes. */
  readonly #losers: RunReader[];
  #first: RunReader | undefined;

  /** `readers` stand at keys, or have ended. */
  constructor(readers: readonly RunReader[]) {
    this.#readers = readers;
    this.#losers = [...readers];
    for (const [place, reader] of readers.entries()) reader.place = place;
    this.restart();
  }

  /** To be called where readers have moved on by themselves. */
  restart(): void {
    for (const reader of this.#readers) if (reader.shared > 0) reader.shared = 0;
    this.#first = this.#readers.length === 0 ? undefined : this.#build(1);
  }

  /** Puts all readers that stand at the least key into `into`; none where all have ended. */
  least(into: RunReader[]): void {
    into.length = 0;
    const first = this.#first;
    if (first === undefined || first.shared < 0) return;
    into.push(first);
    this.#addEqual(first, 1, first.keyEnd, into);
  }

  /** `taken`, those that `least` gave, stand at their next keys now. */
  moved(taken: readonly RunReader[]): void {
    const [first] = taken;
    if (first !== undefined) this.#first = this.#replay(first, 1, taken);
  }

  #build(node: number): RunReader {
    const leaves = this.#readers.length;
    const leaf = this.#readers[node - leaves];
    if (leaf !== undefined) return leaf;
    return this.#play(node, this.#build(2 * node), this.#build(2 * node + 1));
  }

  /** Whoever lost to `winner` below the node above which it won no more, and has its key. */
  #addEqual(winner: RunReader, top: number, length: number, into: RunReader[]): void {
    for (let node = this.#above(winner); node >= top; node >>= 1) {
      const loser = this.#losers[node];
      if (loser?.shared !== length || loser.keyEnd !== length) continue;
      into.push(loser);
      this.#addEqual(loser, 2 * node, length, into);
    }
  }

  /** Who wins at the node `top`, where `reader` won before it moved. */
  #replay(reader: RunReader, top: number, taken: readonly RunReader[]): RunReader {
    let winner = reader;
    for (let node = this.#above(reader); node >= top; node >>= 1) {
      const loser = this.#losers[node];
      if (loser === undefined) continue;
      const other = taken.length > 1 && taken.includes(loser) ? this.#replay(loser, 2 * node, taken) : loser;
      winner = this.#play(node, winner, other);
    }
    return winner;
  }

  #above(reader: RunReader): number {
    return (reader.place + this.#readers.length) >> 1;
  }

  #play(node: number, a: RunReader, b: RunReader): RunReader {
    const isFirst = a.shared === b.shared ? isBefore(a, b) : a.shared > b.shared;
    this.#losers[node] = isFirst ? b : a;
    return isFirst ? a : b;
  }
}

/** Both share as much with the last key; whoever is not before learns what it shares with the other. */
function isBefore(a: RunReader, b: RunReader): boolean {
  if (a.shared < 0) return false;
  const length = Math.min(a.keyEnd, b.keyEnd);
  const { key: x } = a;
  const { key: y } = b;
  let at = a.shared;
  while (at < length && x[at] === y[at]) at += 1;
  const isFirst = at < length ? (x[at] ?? 0) < (y[at] ?? 0) : a.keyEnd <= b.keyEnd;
  (isFirst ? b : a).shared = at;
  return isFirst;
}
