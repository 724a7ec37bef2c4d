import type { RefusedEvent } from './refused-event.ts';

/** Why lines gave no statement: a refusal, or a line or file that cannot be read. */
type Reason = RefusedEvent['refused'] | 'broken_line' | 'unreadable';

/** Lines that gave nothing for the same reason, with the place of the first. */
export interface Skipped {
  readonly reason: Reason;
  /** The event's name; empty where the line has none. */
  readonly name: string;
  readonly why: string;
  readonly count: number;
  readonly file: string;
  readonly line: number;
}

/** So many kinds are told apart; memory stays bounded whatever a log holds. */
const most = 1000;

export class ProjectionCounts {
  lines = 0;
  statements = 0;
  /** Of kinds too many to list. */
  unlisted = 0;
  readonly #skipped = new Map<string, { -readonly [Member in keyof Skipped]: Skipped[Member] }>();

  skip(skipped: Omit<Skipped, 'count'>): void {
    const { reason, name, why } = skipped;
    // A learner's name in the reason would make a kind of each.
    const key = reason === 'unknown_actor' ? reason : JSON.stringify([reason, name, why]);
    const known = this.#skipped.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#skipped.size >= most) this.unlisted += 1;
    else this.#skipped.set(key, { ...skipped, count: 1 });
  }

  get skipped(): readonly Skipped[] {
    return [...this.#skipped.values()];
  }
}

/** Is it no fault of the log or the settings that there is no statement? */
export function isExpected({ reason }: Pick<Skipped, 'reason'>): boolean {
  return reason === 'no_mapping' || reason === 'anonymous';
}
