import type { Instant } from '@coursewright/core';

/** What course teams write on the time axis of their charts. */
export interface TeamNoteStore {
  /** Throws `conflict` for an id that is there. */
  add(note: TeamNote): Promise<void>;
  /** Of one course, in order of days, ties by id. */
  ofCourse(courseKey: string): Promise<readonly TeamNote[]>;
  /** Of that course only. Idempotent. */
  remove(courseKey: string, id: string): Promise<void>;
}

export interface TeamNote {
  readonly id: string;
  readonly courseKey: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly text: string;
  /** Who wrote it. */
  readonly userId: number;
  readonly created: Instant;
}
