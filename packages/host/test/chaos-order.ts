import type { HostConfig } from '../src/config.ts';

/** What a process of the chaos test is to do. */
export interface ChaosOrder {
  readonly config: HostConfig & { readonly publicUrl: string };
  /** Seconds that its clock is ahead: what the process before held on lease has run out. */
  readonly ahead: number;
  /** Where the platform says it is, and where it is to be reached. */
  readonly platform: { readonly said: string; readonly reached: string };
  readonly courseKey: string;
  readonly userIds: readonly number[];
  /** Grade changes altogether. */
  readonly changes: number;
  /** Of each lane: how many of its changes have been made. */
  readonly made: readonly number[];
}

/** What it tells: a change of a lane is committed; how many scores are in which state. */
export type ChaosNews =
  | { readonly lane: number; readonly made: number }
  | { readonly counts: Readonly<Record<'waiting' | 'sent' | 'failed', number>> };

/** Changes are made side by side, and in their order within a lane. */
export const lanes = 8;
/** Subsections of the course, each with one problem. */
export const subsections = 5;

export interface PlannedChange {
  readonly user: number;
  readonly subsection: number;
  /** Out of 100: of each change another. */
  readonly earned: number;
}

/** The n-th change of a lane, the same whoever asks. A lane has learners of its own. */
export function plannedChange(lane: number, n: number, users: number): PlannedChange {
  const mixed = Math.imul(n * lanes + lane + 1, 2_654_435_761) >>> 0;
  const own = Math.floor(users / lanes);
  return {
    user: lane + lanes * (mixed % own),
    subsection: Math.floor(mixed / 1024) % subsections,
    earned: (n * lanes + lane + 1) / 101,
  };
}
