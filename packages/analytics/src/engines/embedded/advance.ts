import type { Range } from '../../tasks/define-task.ts';
import type { FoldGroup } from '../../tasks/plan-tasks.ts';
import { takesDay, type CountedDays } from './choose-days.ts';
import type { Partition } from './engine-state.ts';
import type { Executor } from './executor.ts';
import type { FoldedGroup, FoldInput, RunRef } from './fold-group.ts';
import type { Keep } from './key-merge.ts';
import { eventRelation, relationName, type Plan } from './relations.ts';
import type { SegmentCache } from './segment-cache.ts';
import { splitKeys } from './split-keys.ts';

/** What is folded: events by their partitions' days, side tables, and what was picked from rows. */
export interface Bags {
  readonly counted: CountedDays;
  /** Segments by side table. */
  readonly sides: Readonly<Record<string, readonly string[]>>;
  readonly picked: readonly string[];
}

export interface AdvanceInput {
  readonly plan: Plan;
  readonly executor: Executor;
  readonly segments: SegmentCache;
  readonly partitionOf: (id: string) => Partition | undefined;
  readonly before: Bags;
  readonly now: Bags;
  /** Rows of each task as they were; absent: there are none, and everything is folded. */
  readonly rows?: Readonly<Record<string, readonly string[]>>;
  /** Groups of which every key is to be folded again. */
  readonly refold: (group: FoldGroup) => boolean;
  /** A path for new segments, never used before. */
  readonly newPath: () => string;
  readonly segmentBytes: number;
  readonly range: Range;
  readonly onGroup?: (done: number, of: number) => void;
}

export interface Advanced {
  /** By task the new segments, with all keys whose rows have changed. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly picked: readonly string[];
  /** By task how many keys' rows have changed. */
  readonly keys: Readonly<Record<string, number>>;
}

/** Brings the rows of all tasks from what was to what is, a level of tasks after the other. */
export async function advance(input: AdvanceInput): Promise<Advanced> {
  const { plan, executor } = input;
  const rows = new Map<string, string[]>();
  const picked: string[] = [];
  const keys: Record<string, number> = {};
  const groups = plan.levels.flat().length;
  const threads = executor.size > 1 && isLittle(input) ? 1 : executor.size;
  let done = 0;
  for (const level of plan.levels) {
    const now = { ...input.now, picked: [...input.now.picked, ...picked] };
    const work = async (group: FoldGroup) => {
      const jobs = await groupJobs(group, { ...input, now }, picked, threads);
      const folded = await Promise.all(jobs.map((job) => executor.fold(group.id, job)));
      input.onGroup?.((done += 1), groups);
      return { group, folded };
    };
    for (const { group, folded } of await (threads === 1
      ? oneByOne(level, work)
      : Promise.all(level.map(work)))) {
      takeRows(group, folded, rows);
      for (const [index, { name }] of group.tasks.entries())
        keys[name] = folded.reduce((sum, part) => sum + (part.keys[index] ?? 0), 0);
      picked.push(...folded.flatMap((part) => part.picked));
    }
  }
  return { rows, picked, keys };
}

async function oneByOne<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** A thread takes about as long to get going as all of this takes to be folded. */
const littleBytes = 16_000_000;

/** Has so little changed that more than one thread would cost more than it saves? */
function isLittle(input: AdvanceInput): boolean {
  const { plan, rows, before, segments } = input;
  if (rows === undefined || plan.levels.flat().some((group) => input.refold(group))) return false;
  const bytes = (plan.levels[0] ?? []).map((group) =>
    bytesOf(changedRuns(group, input, before, []), segments),
  );
  return bytes.reduce((sum, one) => sum + one, 0) < littleBytes;
}

function takeRows(group: FoldGroup, folded: readonly FoldedGroup[], rows: Map<string, string[]>): void {
  for (const [index, task] of group.tasks.entries()) {
    const made = folded.flatMap((part) => part.rows[index] ?? []);
    rows.set(task.name, [...(rows.get(task.name) ?? []), ...made]);
  }
}

/** What has to be folded of a group, in parts that may be folded at once; nothing where nothing changed. */
async function groupJobs(
  group: FoldGroup,
  input: AdvanceInput,
  picked: readonly string[],
  threads: number,
): Promise<FoldInput[]> {
  const { before, now, rows, segments, segmentBytes, range } = input;
  if (lacksWhatItNeeds(group, input)) return [];
  const all = group.of.flatMap((_, index) => runsOf(group, index, now, input));
  const isSame = rows !== undefined && !input.refold(group);
  const changes = isSame ? fewChanges(changedRuns(group, input, before, picked), all, segments) : undefined;
  if (changes?.length === 0) return [];
  const runs = await fewRuns(all, input);
  const keep = group.of.map((pick): Keep =>
    pick.from === 'events' && pick.keep === 'last' ? 'last' : 'all',
  );
  const changed = changes && (await fewRuns(changes, input));
  const leaders = changed ?? runs;
  const parts = threads === 1 || bytesOf(leaders, segments) < smallBytes ? 1 : threads * partsEach;
  return splitKeys(leaders, segments, parts).map((keys) => ({
    runs,
    keep,
    segmentBytes,
    range,
    ...(rows && { before: group.tasks.map(({ name }) => rowRuns(rows[name] ?? [], segments)) }),
    ...(changed && { changed }),
    ...keys,
    out: input.newPath(),
  }));
}

/** No key has rows, or had any. */
function lacksWhatItNeeds(group: FoldGroup, input: AdvanceInput): boolean {
  const { of, tasks } = group;
  return (
    tasks.every(({ name }) => (input.rows?.[name] ?? []).length === 0) &&
    of.some(
      (pick, index) =>
        tasks.every(({ needs }) => needs === pick) && runsOf(group, index, input.now, input).length === 0,
    )
  );
}

function rowRuns(paths: readonly string[], segments: SegmentCache): RunRef[] {
  return paths.flatMap((segment, age) => allRuns(segments, segment, age));
}

const smallBytes = 2_000_000;
/** Parts a thread: more than one, so that all are done at about the same time. */
const partsEach = 2;

/** So many runs are read side by side, of hourly files some weeks; more are merged before, each time that they are read. */
const mostRuns = 1000;
const mergedAtOnce = 100;

/** The same bags in few runs: each that is read takes memory. */
async function fewRuns(runs: readonly RunRef[], input: AdvanceInput): Promise<readonly RunRef[]> {
  if (runs.length <= mostRuns) return runs;
  const { plan, segments, executor, newPath } = input;
  const last = plan.eventPicks.filter(({ keep }) => keep === 'last').map(eventRelation);
  const chunks = [...Map.groupBy(runs, ({ relation }) => relation).values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / mergedAtOnce) }, (_, index) =>
      same.slice(index * mergedAtOnce, (index + 1) * mergedAtOnce),
    ),
  );
  const merged = await Promise.all(
    chunks.map(async (chunk) => {
      if (chunk.length === 1) return chunk;
      const out = newPath();
      await executor.merge({ kind: 'bags', runs: chunk, out, last, acrossDays: true });
      return allRuns(segments, out, chunk[0]?.relation ?? 0);
    }),
  );
  return chunks.length === runs.length ? merged.flat() : fewRuns(merged.flat(), input);
}

/** undefined where so much has changed that folding every key costs less than seeking those that are touched. */
function fewChanges(
  changes: readonly RunRef[],
  all: readonly RunRef[],
  segments: SegmentCache,
): readonly RunRef[] | undefined {
  return bytesOf(changes, segments) > bytesOf(all, segments) * mostChanged ? undefined : changes;
}

/** A part of all bytes. */
const mostChanged = 0.3;

function changedRuns(
  group: FoldGroup,
  input: AdvanceInput,
  before: Bags,
  picked: readonly string[],
): RunRef[] {
  return group.of.flatMap((pick, index) => {
    if (pick.from === 'events' || input.now.sides[pick.table.name] !== undefined) {
      const was = runsOf(group, index, before, input);
      const is = runsOf(group, index, input.now, input);
      return [...without(is, was), ...without(was, is)];
    }
    return picked.flatMap((segment) => runsNamed(input.segments, segment, relationName(group, index), index));
  });
}

function without(some: readonly RunRef[], others: readonly RunRef[]): RunRef[] {
  const known = new Set(others.map(({ segment, run }) => `${segment}#${run}`));
  return some.filter(({ segment, run }) => !known.has(`${segment}#${run}`));
}

/** The runs of an input of a group. */
function runsOf(group: FoldGroup, index: number, bags: Bags, input: AdvanceInput): RunRef[] {
  const pick = group.of[index];
  if (pick === undefined) return [];
  if (pick.from === 'rows') {
    const from = bags.sides[pick.table.name] ?? bags.picked;
    return from.flatMap((segment) => runsNamed(input.segments, segment, relationName(group, index), index));
  }
  const name = eventRelation(pick);
  return Object.entries(bags.counted).flatMap(([id, days]) => {
    const taken = new Set(days.filter((day) => takesDay(pick, day)));
    const isTaken = (date: string) => taken.has(date);
    return (input.partitionOf(id)?.segments ?? []).flatMap((segment) =>
      runsNamed(input.segments, segment, name, index, isTaken),
    );
  });
}

function runsNamed(
  segments: SegmentCache,
  path: string,
  name: string,
  relation: number,
  isTaken: (date: string) => boolean = () => true,
): RunRef[] {
  return segments
    .get(path)
    .runs.flatMap((run, index) =>
      run.relation === name && isTaken(run.date) ? [{ segment: path, run: index, relation }] : [],
    );
}

export function allRuns(segments: SegmentCache, path: string, relation: number): RunRef[] {
  return segments.get(path).runs.map((_, run) => ({ segment: path, run, relation }));
}

function bytesOf(runs: readonly RunRef[], segments: SegmentCache): number {
  return runs.reduce((sum, { segment, run }) => sum + (segments.get(segment).runs[run]?.length ?? 0), 0);
}
