import type { Task } from '../../tasks/define-task.ts';
import { allRuns } from './advance.ts';
import type { Manifest } from './engine-state.ts';
import type { Executor } from './executor.ts';
import type { SegmentCache } from './segment-cache.ts';
import { syncFiles } from './sync-files.ts';

export interface TidyInput {
  readonly tasks: readonly Task[];
  readonly segments: SegmentCache;
  readonly executor: Executor;
  readonly newPath: () => string;
  /** Makes one of all, however large, so that nothing is left that others have taken the place of. */
  readonly whole: boolean;
}

/** So many segments are read side by side without harm. */
const mostSegments = 12;
/** Of what tasks pick from rows: a segment holds the runs of a few inputs only. */
const mostPicked = 120;

/**
 * Merges segments where there are many: the youngest, and older ones as long as those are no larger than what is merged
 * anyway, so that each row is written a few times only, however often something is added. undefined where nothing is to do.
 */
export async function tidySegments(manifest: Manifest, input: TidyInput): Promise<Manifest | undefined> {
  const { tasks, segments, executor, newPath, whole } = input;
  const toMerge = whole ? ({ length }: readonly string[]) => (length > 1 ? length : 0) : youngToMerge;
  const bytes = (path: string) => segments.get(path).bytes;
  const next = { ...manifest, rows: { ...manifest.rows }, published: { ...manifest.published } };
  const unpublished: Record<string, string[]> = { ...manifest.unpublished };
  const made: string[] = [];
  let isTidied = false;
  for (const { name, table } of tasks) {
    const all = manifest.rows[name] ?? [];
    const young = toMerge(all, bytes);
    if (young === 0) continue;
    const kept = all.slice(0, -young);
    const merged = all.slice(-young);
    const out = newPath();
    made.push(out);
    const runs = merged.flatMap((path, age) => allRuns(segments, path, age));
    // Where older segments stay, a key without rows must go on saying so.
    await executor.merge({ kind: 'rows', relation: `table:${name}`, runs, out, keepEmpty: kept.length > 0 });
    next.rows[name] = [...kept, out];
    // What has not been published is not told from the rest any more.
    if ((unpublished[name] ?? []).length > 0) delete next.published[table.name];
    delete unpublished[name];
    isTidied = true;
  }
  const young = toMerge(manifest.picked, bytes, mostPicked);
  if (young > 0) {
    const out = newPath();
    made.push(out);
    const runs = manifest.picked.slice(-young).flatMap((path) => allRuns(segments, path, 0));
    await executor.merge({ kind: 'bags', runs, out, last: [] });
    next.picked = [...manifest.picked.slice(0, -young), out];
    isTidied = true;
  }
  await syncFiles(made);
  return isTidied ? { ...next, unpublished } : undefined;
}

/** How many of the last. */
function youngToMerge(
  paths: readonly string[],
  bytes: (path: string) => number,
  most = mostSegments,
): number {
  if (paths.length <= most) return 0;
  let count = 0;
  let size = 0;
  for (const path of paths.toReversed()) {
    const own = bytes(path);
    if (count >= most / 2 && own > size * 2) break;
    size += own;
    count += 1;
  }
  return count;
}
