import type { Instant } from '../shared/clock.port.ts';

/** How far a job has come that grades a block anew, learner by learner: kept with what it does, so that it does nothing twice. */
export interface RescoreStore {
  /** The last learner that the job has graded; 0 before the first. */
  lastRescored(jobId: string): Promise<number>;
  /** False, and nothing done, where the job has graded this learner, or one after, already. */
  advanceRescore(jobId: string, userId: number, at: Instant): Promise<boolean>;
  /** Forgets jobs of which nothing was heard since. */
  forgetRescores(before: Instant): Promise<void>;
}
