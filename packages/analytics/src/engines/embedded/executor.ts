import type { LogFile } from '../../log/log-source.port.ts';
import { EngineJobs, type ScanJob, type ScanProgress } from './engine-jobs.ts';
import type { FoldedGroup, FoldInput } from './fold-group.ts';
import type { MergeInput } from './merge-segments.ts';
import type { ScannedBytes, ScannedFile } from './scan-file.ts';

/** Does the engine's work, here or in other threads; calls may overlap. */
export interface Executor {
  /** How many jobs it does at once. */
  readonly size: number;
  scan(file: LogFile, job: ScanJob, onProgress: ScanProgress): Promise<ScannedFile>;
  fold(group: number, input: FoldInput): Promise<FoldedGroup>;
  merge(input: MergeInput): Promise<void>;
  /** Gives back what it holds for more work, which may come all the same. Nothing is being done. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** All in this thread. */
export class InThreadExecutor implements Executor {
  readonly size = 1;
  readonly #jobs: EngineJobs;

  constructor(jobs: EngineJobs) {
    this.#jobs = jobs;
  }

  scan(file: LogFile, job: ScanJob, onProgress: ScanProgress): Promise<ScannedFile> {
    return this.#jobs.scan(job, bytesOf(file), onProgress);
  }

  async fold(group: number, input: FoldInput): Promise<FoldedGroup> {
    return this.#jobs.fold(group, input);
  }

  async merge(input: MergeInput): Promise<void> {
    this.#jobs.merge(input);
  }

  async rest(): Promise<void> {}

  async close(): Promise<void> {
    this.#jobs.close();
  }
}

function bytesOf(file: LogFile): ScannedBytes {
  return file.path === undefined ? { stream: file.open() } : { path: file.path, size: file.size };
}
