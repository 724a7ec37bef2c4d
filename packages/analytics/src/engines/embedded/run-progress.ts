import type { DigestProgress } from './digest-files.ts';

export type AnalyticsProgress =
  | (DigestProgress & {
      readonly stage: 'reading';
      /** Events a second. */
      readonly rate: number;
      /** Until all files are read; undefined as long as that cannot be told. */
      readonly secondsLeft: number | undefined;
    })
  | { readonly stage: 'counting'; readonly done: number; readonly of: number }
  | { readonly stage: 'publishing' };

const everyMs = 200;

/** Tells how far a run is, a few times a second. */
export class RunProgress {
  readonly #tell: ((progress: AnalyticsProgress) => void) | undefined;
  readonly #began = performance.now();
  #told = -Infinity;

  constructor(tell: ((progress: AnalyticsProgress) => void) | undefined) {
    this.#tell = tell;
  }

  reading(now: DigestProgress): void {
    const at = performance.now();
    if (this.#tell === undefined || (at - this.#told < everyMs && now.files.done < now.files.of)) return;
    this.#told = at;
    const seconds = (at - this.#began) / 1000;
    const left =
      now.bytes.done === 0 ? undefined : (seconds * (now.bytes.of - now.bytes.done)) / now.bytes.done;
    this.#tell({ stage: 'reading', ...now, rate: now.events / seconds, secondsLeft: left });
  }

  folding(done: number, of: number): void {
    this.#tell?.({ stage: 'counting', done, of });
  }

  publishing(): void {
    this.#tell?.({ stage: 'publishing' });
  }
}
