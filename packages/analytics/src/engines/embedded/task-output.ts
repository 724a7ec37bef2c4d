import type { Task } from '../../tasks/define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import type { KeyBytes } from '../../tuples/write-row.ts';
import type { NewestRows } from './newest-rows.ts';
import { eachDifference, RowList, sameEnds } from './row-list.ts';
import type { PickRow } from './row-picker.ts';
import { SegmentWriter } from './segment-writer.ts';

/** The segment of a task's changed rows, made when the first comes. */
export class TaskOutput {
  keys = 0;
  readonly task: Task;
  readonly #path: string;
  readonly #pick: PickRow | undefined;
  readonly #old = new RowList();
  readonly #now = new RowList();
  #writer: SegmentWriter | undefined;

  /** Rows that came or went are shown to `pick`. */
  constructor(task: Task, path: string, pick: PickRow | undefined) {
    this.task = task;
    this.#path = path;
    this.#pick = pick;
  }

  /** The rows of a key that had none, as they come. */
  writeFirst(key: KeyBytes, rows: Iterable<Tuple>): void {
    const pick = this.#pick;
    let writer: SegmentWriter | undefined;
    for (const row of rows) {
      writer ??= this.#begun(key);
      writer.rowEntry(row, key);
      pick?.(row, 1);
    }
    writer?.endKey();
  }

  /** The rows that a key has now, `before` standing at those it had: all of them, where they are others; none are written as none. */
  write(key: KeyBytes, rows: Iterable<Tuple>, before: NewestRows | undefined): void {
    const [old, now] = [this.#old, this.#now];
    old.clear();
    now.clear();
    before?.texts((bytes, start, end) => old.addBytes(bytes, start, end));
    for (const row of rows) now.add(row, key);
    const same = sameEnds(old, now);
    if (same === undefined) return;
    const writer = this.#begun(key);
    if (now.length === 0) writer.noEntry();
    for (let row = 0; row < now.length; row += 1)
      writer.entry(now.bytes, now.startOf(row), now.endOf(row), 0, 1);
    writer.endKey();
    if (this.#pick !== undefined) eachDifference(old, now, same, this.#pick);
  }

  #begun(key: KeyBytes): SegmentWriter {
    if (this.#writer === undefined) {
      this.#writer = new SegmentWriter(this.#path);
      this.#writer.beginRun(`table:${this.task.name}`, '');
    }
    this.keys += 1;
    this.#writer.beginKey(key.bytes, 0, key.end);
    return this.#writer;
  }

  finish(): string | undefined {
    if (this.#writer === undefined) return undefined;
    this.#writer.endRun();
    this.#writer.finish();
    return this.#path;
  }
}
