import type { Instant } from '../shared/clock.port.ts';

/** How far a learner has come with each block (openedx/completion BlockCompletion). */
export interface CompletionStore {
  /** By usage key, of one learner in one course; blocks never touched are absent. */
  completions(userId: number, courseKey: string): Promise<ReadonlyMap<string, number>>;
  /** The same for some blocks only. */
  completionsOf(userId: number, usageKeys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** 0 to 1; the last value counts. */
  setCompletion(
    userId: number,
    courseKey: string,
    usageKey: string,
    value: number,
    at: Instant,
  ): Promise<void>;
  /** Usage keys of everything this learner has touched. */
  touchedBy(userId: number): Promise<readonly string[]>;
  /** Gives a completion to another learner, who has none there. */
  moveCompletion(from: number, to: number, usageKey: string): Promise<void>;
  /** Usage key that was touched last; the place to go on. */
  lastTouched(userId: number, courseKey: string): Promise<string | undefined>;
}
