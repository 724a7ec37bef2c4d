import type { FoldSettings, TaskModule } from './engine-settings.ts';
import type { ScanJob } from './engine-jobs.ts';
import type { FoldedGroup, FoldInput } from './fold-group.ts';
import type { MergeInput } from './merge-segments.ts';
import type { ScannedFile } from './scan-file.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly module: TaskModule;
  readonly tasks: readonly string[];
  readonly picksOf: readonly string[];
  readonly settings: FoldSettings;
}

export type ToWorker =
  | { readonly kind: 'scan'; readonly job: ScanJob; readonly path: string | undefined; readonly size: number }
  | { readonly kind: 'fold'; readonly group: number; readonly input: FoldInput }
  | { readonly kind: 'merge'; readonly input: MergeInput }
  /** The bytes asked for by `pull`; none at the end. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array | undefined }
  | { readonly kind: 'fault'; readonly message: string };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly bytes: number; readonly events: number }
  | { readonly kind: 'pull' }
  | { readonly kind: 'scanned'; readonly file: ScannedFile }
  | { readonly kind: 'folded'; readonly group: FoldedGroup }
  | { readonly kind: 'merged' };
