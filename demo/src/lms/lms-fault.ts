import type { TextKey } from './texts/en.ts';

/** A request that cannot be done; shown as a page with this status and sentence. */
export class LmsFault extends Error {
  override readonly name = 'LmsFault';
  readonly status: number;
  readonly text: TextKey;
  /** What exactly, for who can mend it. */
  readonly detail: string | undefined;

  constructor(status: number, text: TextKey, detail?: string) {
    super(detail ?? text);
    this.status = status;
    this.text = text;
    this.detail = detail;
  }
}
