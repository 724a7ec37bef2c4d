import type { FoldContext, Range } from '../../tasks/define-task.ts';
import type { FoldGroup } from '../../tasks/plan-tasks.ts';
import { compareStretches, readTuple } from '../../tuples/tuple-bytes.ts';
import type { Occurrence } from '../../tuples/tuple.ts';
import type { KeyBytes } from '../../tuples/write-row.ts';
import { KeyMerge, type Keep } from './key-merge.ts';
import { NewestRows } from './newest-rows.ts';
import type { RowRelation } from './relations.ts';
import { RowPicker } from './row-picker.ts';
import { RunReader } from './run-reader.ts';
import type { SegmentCache } from './segment-cache.ts';
import { TaskOutput } from './task-output.ts';

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
  const picker = new RowPicker(input.out, input.segmentBytes);
  const outputs = group.tasks.map(
    (task, index) =>
      new TaskOutput(
        task,
        `${input.out}.rows${index}`,
        picker.picksOf(around.rowRelations.get(task.table.name)),
      ),
  );
  const context = { ...around.context, range: input.range };
  if (input.before === undefined) foldFirst({ group, input, bag, outputs, context });
  else {
    const before = input.before.map((refs) => new NewestRows(open(refs)));
    const again = { group, input, bag, outputs, context, before };
    if (input.changed === undefined) foldAllAgain(again);
    else foldChanged(again, new KeyMerge(open(input.changed), []));
  }
  return {
    rows: outputs.map((output) => output.finish()),
    picked: picker.finish(),
    keys: outputs.map(({ keys }) => keys),
  };
}

interface Folding {
  readonly group: FoldGroup;
  readonly input: FoldInput;
  /** What the group's inputs hold now. */
  readonly bag: KeyMerge;
  /** By task. */
  readonly outputs: readonly TaskOutput[];
  readonly context: FoldContext;
}

/** There were no rows before. */
function foldFirst({ group, input: { low, high }, bag, outputs, context }: Folding): void {
  for (
    let isAt = low === undefined ? bag.nextKey() : bag.seek(low, low.length);
    isAt && !isFrom(bag, high);
    isAt = bag.nextKey()
  ) {
    const occurrences = occurrencesOf(group, bag);
    if (occurrences === undefined) continue;
    const key = keyOf(bag);
    for (const output of outputs) output.writeFirst(key, output.task.fold(key.fields, occurrences, context));
  }
}

interface FoldingAgain extends Folding {
  /** The rows of each task as they were. */
  readonly before: readonly NewestRows[];
}

/** Every key that has or had anything. */
function foldAllAgain(folding: FoldingAgain): void {
  const { input, bag, before } = folding;
  const { low, high } = input;
  const cursors = [bag, ...before];
  const at = cursors.map((cursor) => (low === undefined ? cursor.nextKey() : cursor.seek(low, low.length)));
  for (let first = firstOf(cursors, at); first !== undefined; first = firstOf(cursors, at)) {
    if (isFrom(first, high)) return;
    const key = keyOf(first);
    const stands = cursors.map((cursor, index) => at[index] === true && standsAt(cursor, key));
    foldAgain(folding, key, (index) => stands[index] === true);
    for (const [index, cursor] of cursors.entries()) if (stands[index] === true) at[index] = cursor.nextKey();
  }
}

/** Only keys of changed runs; the others are never looked at. */
function foldChanged(folding: FoldingAgain, leader: KeyMerge): void {
  const { input, bag, before } = folding;
  const { low, high } = input;
  const cursors = [bag, ...before];
  for (
    let isAt = low === undefined ? leader.nextKey() : leader.seek(low, low.length);
    isAt && !isFrom(leader, high);
    isAt = leader.nextKey()
  ) {
    const key = keyOf(leader);
    foldAgain(folding, key, (index) => cursors[index]?.find(key.bytes, key.end) === true);
  }
}

/** `stands` says whether the bag, as 0, or the rows of a task, counted from 1, have the key; it is asked once of each. */
function foldAgain(
  { group, bag, outputs, context, before }: FoldingAgain,
  key: KeyBytes,
  stands: (index: number) => boolean,
): void {
  const occurrences = stands(0) ? occurrencesOf(group, bag) : undefined;
  for (const [index, output] of outputs.entries()) {
    const old = stands(index + 1) ? before[index] : undefined;
    const rows = occurrences === undefined ? [] : output.task.fold(key.fields, occurrences, context);
    output.write(key, rows, old);
  }
}

/** Of the key that the bag stands at; undefined where as much was taken away as was there. */
function occurrencesOf({ tasks }: FoldGroup, bag: KeyMerge): Iterable<Occurrence> | undefined {
  // Several tasks go through the same ones.
  const occurrences = tasks.length > 1 ? bag.allOccurrences() : bag.occurrences();
  return Array.isArray(occurrences) && occurrences.length === 0 ? undefined : occurrences;
}

type Cursor = Pick<KeyMerge, 'key' | 'keyEnd' | 'nextKey' | 'seek' | 'find'>;

/** Does it stand at a key that is not before `high`? */
function isFrom({ key, keyEnd }: Cursor, high: Uint8Array | undefined): boolean {
  return high !== undefined && compareStretches(key, 0, keyEnd, high, 0, high.length) >= 0;
}

function firstOf(cursors: readonly Cursor[], at: readonly boolean[]): Cursor | undefined {
  let first: Cursor | undefined;
  for (const [index, cursor] of cursors.entries()) {
    if (at[index] !== true) continue;
    if (first === undefined || compareStretches(cursor.key, 0, cursor.keyEnd, first.key, 0, first.keyEnd) < 0)
      first = cursor;
  }
  return first;
}

function standsAt(cursor: Cursor, { bytes, end }: KeyBytes): boolean {
  return compareStretches(cursor.key, 0, cursor.keyEnd, bytes, 0, end) === 0;
}

/** Good until the cursor goes on. */
function keyOf({ key, keyEnd }: Cursor): KeyBytes {
  return { fields: readTuple(key, 0, keyEnd), bytes: key, end: keyEnd };
}

export function openRuns(refs: readonly RunRef[], segments: SegmentCache): RunReader[] {
  return refs.flatMap(({ segment: path, run: index, relation }) => {
    const segment = segments.get(path);
    const run = segment.runs[index];
    return run === undefined ? [] : [new RunReader(segment, run, relation)];
  });
}
