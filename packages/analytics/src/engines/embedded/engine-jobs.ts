import type { EventPick, FoldContext, Task } from '../../tasks/define-task.ts';
import { BagSorter } from './bag-sorter.ts';
import { foldGroup, type FoldedGroup, type FoldInput } from './fold-group.ts';
import { mergeSegments, type MergeInput } from './merge-segments.ts';
import { planRelations, type Plan } from './relations.ts';
import { scanFile, type ScannedBytes, type ScannedFile } from './scan-file.ts';
import { SegmentCache } from './segment-cache.ts';

export interface ScanJob {
  readonly name: string;
  readonly out: string;
  readonly segmentBytes: number;
}

export type ScanProgress = (progress: { bytes: number; events: number }) => void;

export interface EngineJobsInput {
  /** Those that are folded. */
  readonly tasks: readonly Task[];
  /** Those whose picks of events are taken from files. */
  readonly picksOf: readonly Task[];
  readonly context: FoldContext;
}

/** The work that any thread can do: it needs nothing but the tasks, the context and the files of the state. */
export class EngineJobs {
  readonly plan: Plan;
  readonly #context: FoldContext;
  readonly #segments = new SegmentCache();
  /** Its tables have grown to the size that a file takes. */
  #sorter: BagSorter | undefined;
  readonly #picks: readonly EventPick[];

  constructor({ tasks, picksOf, context }: EngineJobsInput) {
    this.plan = planRelations(tasks);
    this.#picks = planRelations(picksOf).eventPicks;
    this.#context = context;
  }

  async scan(job: ScanJob, from: ScannedBytes, onProgress: ScanProgress): Promise<ScannedFile> {
    const sorter = this.#sorter ?? new BagSorter();
    // Scans may overlap in a thread that does all itself.
    this.#sorter = undefined;
    const scanned = await scanFile(job.name, from, { ...job, picks: this.#picks, sorter, onProgress });
    this.#sorter = sorter;
    return scanned;
  }

  fold(group: number, input: FoldInput): FoldedGroup {
    const found = this.plan.levels.flat().find(({ id }) => id === group);
    if (found === undefined) throw new RangeError(`There is no group ${group} of tasks.`);
    const { rowRelations } = this.plan;
    try {
      return foldGroup(found, input, { context: this.#context, rowRelations, segments: this.#segments });
    } finally {
      this.#segments.release();
    }
  }

  merge(input: MergeInput): void {
    mergeSegments(input, this.#segments);
    this.#segments.release();
  }

  close(): void {
    this.#segments.release();
  }
}
