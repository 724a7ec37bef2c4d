import type { Emit, FoldContext, Range, Task } from '../../tasks/define-task.ts';
import type { FoldGroup } from '../../tasks/plan-tasks.ts';
import type { Occurrence, Tuple } from '../../tuples/tuple.ts';
import { BagSorter } from './bag-sorter.ts';
import { KeyMerge, type Keep } from './key-merge.ts';
import { NewestRows } from './newest-rows.ts';
import type { RowRelation } from './relations.ts';
import { countRows, rowDifference, writeRows, type CountedRow } from './row-output.ts';
import { RunReader } from './run-reader.ts';
import type { SegmentCache } from './segment-cache.ts';
import { SegmentWriter } from './segment-writer.ts';
import { compareStretches, readTuple } from '../../tuples/tuple-bytes.ts';

/** A run by its place; `relation` says what `RunReader.relation` shall be. */
export interface RunRef {
  readonly segment: string;
  /** Among the segment's runs. */
  readonly run: number;
  readonly relation: number;
}

export interface FoldInput {
  /** What the group's inputs hold now; `relation` is the input's index. */
  readonly runs: readonly RunRef[];
  readonly keep: readonly Keep[];
  /** Runs that came or went since the rows were made: their keys are folded again. Absent: all keys are. */
  readonly changed?: readonly RunRef[];
  /** The rows of each task as they were, the oldest segment first; absent where there were none. */
  readonly before?: readonly (readonly RunRef[])[];
  /** Keys from this one on, up to that one. */
  readonly low?: Uint8Array;
  readonly high?: Uint8Array;
  readonly range: Range;
  /** New segments begin so. */
  readonly out: string;
  readonly segmentBytes: number;
}

export interface FoldedGroup {
  /** For each task the segment with the keys whose rows have changed; undefined where none has. */
  readonly rows: readonly (string | undefined)[];
  /** What was picked from changed rows. */
  readonly picked: readonly string[];
  /** For each task how many keys' rows changed. */
  readonly keys: readonly number[];
}

export interface FoldSurroundings {
  readonly context: FoldContext;
  readonly rowRelations: ReadonlyMap<string, readonly RowRelation[]>;
  readonly segments: SegmentCache;
}

/** Folds keys of a group of tasks; writes the rows that are not as they were, and what other tasks pick from them. */
export function foldGroup(group: FoldGroup, input: FoldInput, around: FoldSurroundings): FoldedGroup {
  const open = (refs: readonly RunRef[]) => openRuns(refs, around.segments);
  const bag = new KeyMerge(open(input.runs), input.keep);
  const before = input.before?.map((refs) => new NewestRows(open(refs)));
  const outputs = group.tasks.map((task, index) => new TaskOutput(task, `${input.out}.rows${index}`));
  const picker = new RowPicker(input, around);
  const context = { ...around.context, range: input.range };
  const fold = (key: Buffer, keyEnd: number, hasBag: boolean, old: readonly (NewestRows | undefined)[]) => {
    const tuple = readTuple(key, 0, keyEnd);
    const bagged = hasBag ? occurrencesOf(group, bag) : undefined;
    for (const [index, task] of group.tasks.entries()) {
      const output = outputs[index];
      const rows = bagged === undefined ? [] : task.fold(tuple, bagged, context);
      if (before === undefined) {
        output?.writeFirst(key, keyEnd, rows, (row) => picker.pick(task, row, 1));
        continue;
      }
      const now = countRows(rows);
      const difference = rowDifference(old[index]?.rows() ?? [], now);
      if (difference.length === 0) continue;
      output?.write(key, keyEnd, now);
      for (const row of difference) picker.pick(task, row.tuple, row.times);
    }
  };
  walk({ input, bag, before, open, fold });
  return {
    rows: outputs.map((output) => output.finish()),
    picked: picker.finish(),
    keys: outputs.map(({ keys }) => keys),
  };
}

/** Of the key that the bag stands at; undefined where as much was taken away as was there. */
function occurrencesOf({ of, tasks }: FoldGroup, bag: KeyMerge): Iterable<Occurrence> | undefined {
  // Several tasks go through the same ones.
  if (tasks.length > 1) {
    const all = [...bag.occurrences()];
    return all.length === 0 ? undefined : all;
  }
  const occurrences = bag.occurrences();
  if (of.every(({ from }) => from === 'events')) return occurrences;
  const first = occurrences.next();
  return first.done === true ? undefined : resumed(first.value, occurrences);
}

function* resumed(first: Occurrence, others: Iterable<Occurrence>): Generator<Occurrence> {
  yield first;
  yield* others;
}

interface Walk {
  readonly input: FoldInput;
  readonly bag: KeyMerge;
  readonly before: readonly NewestRows[] | undefined;
  readonly open: (refs: readonly RunRef[]) => RunReader[];
  readonly fold: (
    key: Buffer,
    keyEnd: number,
    hasBag: boolean,
    old: readonly (NewestRows | undefined)[],
  ) => void;
}

/** Goes through all keys that are to be folded, in their order. */
function walk({ input, bag, before, open, fold }: Walk): void {
  const { changed, low, high } = input;
  // Where only keys of changed runs are folded, the others are never looked at.
  const leader = changed === undefined ? undefined : new KeyMerge(open(changed), []);
  const cursors: Cursor[] = leader === undefined ? [bag, ...(before ?? [])] : [leader];
  let at = cursors.map((cursor) => (low === undefined ? cursor.nextKey() : cursor.seek(low, low.length)));
  for (;;) {
    const first = firstOf(cursors, at);
    if (first === undefined) return;
    const key = Buffer.from(first.key.subarray(0, first.keyEnd));
    if (high !== undefined && compareStretches(key, 0, key.length, high, 0, high.length) >= 0) return;
    if (leader === undefined) {
      const stands = cursors.map((cursor, index) => at[index] === true && standsAt(cursor, key));
      fold(
        key,
        key.length,
        stands[0] === true,
        (before ?? []).map((rows, index) => (stands[index + 1] === true ? rows : undefined)),
      );
      at = cursors.map((cursor, index) => (stands[index] === true ? cursor.nextKey() : at[index] === true));
    } else {
      const found = (cursor: Cursor) => cursor.seek(key, key.length) && standsAt(cursor, key);
      fold(
        key,
        key.length,
        found(bag),
        (before ?? []).map((rows) => (found(rows) ? rows : undefined)),
      );
      at = [leader.nextKey()];
    }
  }
}

type Cursor = Pick<KeyMerge, 'key' | 'keyEnd' | 'nextKey' | 'seek'>;

function firstOf(cursors: readonly Cursor[], at: readonly boolean[]): Cursor | undefined {
  let first: Cursor | undefined;
  for (const [index, cursor] of cursors.entries()) {
    if (at[index] !== true) continue;
    if (first === undefined || compareStretches(cursor.key, 0, cursor.keyEnd, first.key, 0, first.keyEnd) < 0)
      first = cursor;
  }
  return first;
}

function standsAt(cursor: Cursor, key: Buffer): boolean {
  return compareStretches(cursor.key, 0, cursor.keyEnd, key, 0, key.length) === 0;
}

export function openRuns(refs: readonly RunRef[], segments: SegmentCache): RunReader[] {
  return refs.flatMap(({ segment: path, run: index, relation }) => {
    const segment = segments.get(path);
    const run = segment.runs[index];
    return run === undefined ? [] : [new RunReader(segment, run, relation)];
  });
}

/** The segment of a task's changed rows, made when the first comes. */
class TaskOutput {
  keys = 0;
  readonly #task: Task;
  readonly #path: string;
  #writer: SegmentWriter | undefined;

  constructor(task: Task, path: string) {
    this.#task = task;
    this.#path = path;
  }

  /** All rows that a key has now; no rows say that it has none any more. */
  write(key: Buffer, keyEnd: number, rows: readonly CountedRow[]): void {
    writeRows(this.#begun(key, keyEnd), rows);
  }

  /** The rows of a key that had none, as they come; each is shown to `pick`. */
  writeFirst(key: Buffer, keyEnd: number, rows: Iterable<Tuple>, pick: (row: Tuple) => void): void {
    let writer: SegmentWriter | undefined;
    for (const row of rows) {
      writer ??= this.#begun(key, keyEnd);
      writer.tupleEntry(row);
      pick(row);
    }
    writer?.endKey();
  }

  #begun(key: Buffer, keyEnd: number): SegmentWriter {
    if (this.#writer === undefined) {
      this.#writer = new SegmentWriter(this.#path);
      this.#writer.beginRun(`table:${this.#task.name}`, '');
    }
    this.keys += 1;
    this.#writer.beginKey(key, 0, keyEnd);
    return this.#writer;
  }

  finish(): string | undefined {
    if (this.#writer === undefined) return undefined;
    this.#writer.endRun();
    this.#writer.finish();
    return this.#path;
  }
}

/** Gathers what later tasks pick from rows that came or went. */
class RowPicker {
  readonly #input: FoldInput;
  readonly #relations: ReadonlyMap<string, readonly RowRelation[]>;
  readonly #sorter = new BagSorter();
  readonly #segments: string[] = [];
  #slot = 0;
  #times = 0;
  readonly #emit: Emit = (key, tuple) => this.#sorter.add(this.#slot, key, tuple, this.#times, '', 0);

  constructor(input: FoldInput, { rowRelations }: FoldSurroundings) {
    this.#input = input;
    this.#relations = rowRelations;
  }

  pick({ table }: Task, row: Tuple, times: number): void {
    const relations = this.#relations.get(table.name);
    if (relations === undefined) return;
    this.#times = times;
    for (const { name, pick } of relations) {
      this.#slot = this.#sorter.slot(name, '', false);
      pick.pick(row, this.#emit);
    }
    if (this.#sorter.size >= this.#input.segmentBytes) this.#flush();
  }

  finish(): readonly string[] {
    if (this.#sorter.size > 0) this.#flush();
    return this.#segments;
  }

  #flush(): void {
    const path = `${this.#input.out}.picked${this.#segments.length}`;
    const writer = new SegmentWriter(path);
    this.#sorter.flush(writer);
    writer.finish();
    this.#segments.push(path);
  }
}
