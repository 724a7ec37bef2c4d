import { openRuns, type RunRef } from './fold-group.ts';
import { KeyMerge } from './key-merge.ts';
import { NewestRows } from './newest-rows.ts';
import type { SegmentCache } from './segment-cache.ts';
import { SegmentWriter } from './segment-writer.ts';

export type MergeInput =
  /** Rows of one table, `relation` of a run being its age: of each key the newest rows. */
  | {
      readonly kind: 'rows';
      readonly relation: string;
      readonly runs: readonly RunRef[];
      readonly out: string;
      /** Keys without rows are kept, for the sake of older segments. */
      readonly keepEmpty: boolean;
    }
  /** Runs of any relations and days: of each what its runs hold together. */
  | {
      readonly kind: 'bags';
      readonly runs: readonly RunRef[];
      readonly out: string;
      /** Relations of which of each key only the greatest is kept. */
      readonly last: readonly string[];
      /** Runs of several days become one. */
      readonly acrossDays?: boolean;
    };

/** Makes one segment of many. */
export function mergeSegments(input: MergeInput, segments: SegmentCache): void {
  const writer = new SegmentWriter(input.out);
  if (input.kind === 'bags') mergeBags(input, segments, writer);
  else {
    const newest = new NewestRows(openRuns(input.runs, segments));
    writer.beginRun(input.relation, '');
    while (newest.nextKey()) mergeRows(newest, writer, input.keepEmpty);
    writer.endRun();
  }
  writer.finish();
}

function mergeRows(newest: NewestRows, writer: SegmentWriter, keepEmpty: boolean): void {
  let isOpen = false;
  newest.eachRow((bytes, start, end, times) => {
    if (!isOpen) writer.beginKey(newest.key, 0, newest.keyEnd);
    isOpen = true;
    writer.entry(bytes, start, end, 0, times);
  });
  if (isOpen) writer.endKey();
  else if (keepEmpty) {
    writer.beginKey(newest.key, 0, newest.keyEnd);
    writer.noEntry();
    writer.endKey();
  }
}

type BagsInput = Extract<MergeInput, { readonly kind: 'bags' }>;

function mergeBags(
  { runs, last, acrossDays }: BagsInput,
  segments: SegmentCache,
  writer: SegmentWriter,
): void {
  const named = Map.groupBy(runs, ({ segment, run }) => {
    const found = segments.get(segment).runs[run];
    return JSON.stringify([found?.relation ?? '', acrossDays === true ? '' : (found?.date ?? '')]);
  });
  for (const [name, same] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [relation = '', date = ''] = parsedName(name);
    const keep = last.includes(relation) ? 'last' : 'all';
    const merge = new KeyMerge(openRuns(withRelation(same, 0), segments), [keep]);
    writer.beginRun(relation, date);
    while (merge.nextKey()) {
      let isOpen = false;
      merge.eachEntry((bytes, start, end, ids, times) => {
        if (!isOpen) writer.beginKey(merge.key, 0, merge.keyEnd);
        isOpen = true;
        writer.entry(bytes, start, end, ids, times);
      });
      if (isOpen) writer.endKey();
    }
    writer.endRun();
  }
}

function withRelation(runs: readonly RunRef[], relation: number): RunRef[] {
  return runs.map((run) => ({ ...run, relation }));
}

function parsedName(name: string): readonly string[] {
  const parsed: unknown = JSON.parse(name);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
