import type { Emit, RowPick } from '../../tasks/define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { BagSorter } from './bag-sorter.ts';
import type { RowRelation } from './relations.ts';
import { SegmentWriter } from './segment-writer.ts';

/** Takes a row that came, or went: then the number is negative. */
export type PickRow = (row: Tuple, times: number) => void;

/** Gathers what later tasks pick from rows that came or went. */
export class RowPicker {
  readonly #out: string;
  readonly #segmentBytes: number;
  readonly #sorter = new BagSorter();
  readonly #segments: string[] = [];
  #slot = 0;
  #times = 0;
  readonly #emit: Emit = (key, tuple) => this.#sorter.add(this.#slot, key, tuple, this.#times, '', 0);

  /** New segments begin with `out`, and have about so many bytes. */
  constructor(out: string, segmentBytes: number) {
    this.#out = out;
    this.#segmentBytes = segmentBytes;
  }

  /** Takes rows of the table of these relations; undefined where there are none. */
  picksOf(relations: readonly RowRelation[] | undefined): PickRow | undefined {
    if (relations === undefined || relations.length === 0) return undefined;
    return (row, times) => {
      this.#times = times;
      for (const { name, pick } of relations) this.#pick(name, pick, row);
      if (this.#sorter.size >= this.#segmentBytes) this.#flush();
    };
  }

  #pick(name: string, { pick }: RowPick, row: Tuple): void {
    this.#slot = this.#sorter.slot(name, '', false);
    pick(row, this.#emit);
  }

  /** The segments. */
  finish(): readonly string[] {
    if (this.#sorter.size > 0) this.#flush();
    return this.#segments;
  }

  #flush(): void {
    const path = `${this.#out}.picked${this.#segments.length}`;
    const writer = new SegmentWriter(path);
    this.#sorter.flush(writer);
    writer.finish();
    this.#segments.push(path);
  }
}
