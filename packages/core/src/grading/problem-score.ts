import type { Instant } from '../shared/clock.port.ts';

/** What a learner has earned in one problem, weight applied. */
export interface ProblemScore {
  readonly userId: number;
  readonly courseKey: string;
  readonly usageKey: string;
  readonly earned: number;
  readonly possible: number;
  /** False where the block itself says so (`graded="false"`): it never counts towards a grade. */
  readonly graded: boolean;
  /** When the answer was judged: of two scores the one judged later counts. */
  readonly at: Instant;
  /** The version of the course that was answered; its `possible` stays. */
  readonly commit: string;
  /** Grows by one with each change of the points. */
  readonly version: number;
  /** When the points last changed; grows with `version`. */
  readonly changed: Instant;
  /** Not in the grades above it yet. */
  readonly pending: boolean;
}
