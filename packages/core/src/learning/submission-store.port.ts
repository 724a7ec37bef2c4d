import type { Submission } from '../blocks/define-block.ts';
import type { Instant } from '../shared/clock.port.ts';

/** A submission with what judged it: enough to judge it again. */
export interface StoredSubmission extends Submission {
  readonly userId: number;
  readonly courseKey: string;
  readonly usageKey: string;
  /** The commit of the course that the learner had before them. */
  readonly commit: string;
  readonly at: Instant;
}

export interface SubmissionStore {
  addSubmission(submission: StoredSubmission): Promise<void>;
  /** Oldest first. */
  submissions(userId: number, usageKey: string): Promise<readonly StoredSubmission[]>;
  /** When this learner first submitted to any of these blocks; undefined before. */
  firstSubmitted(userId: number, usageKeys: readonly string[]): Promise<Instant | undefined>;
  /** Usage keys of everything this learner has submitted to. */
  submittedTo(userId: number): Promise<readonly string[]>;
  /** Gives one learner's submissions to a block to another. */
  moveSubmissions(from: number, to: number, usageKey: string): Promise<void>;
  /** Makes every text of what a learner has submitted, and of what judged it, another. Gives how many submissions changed. */
  rewriteSubmissions(userId: number, other: (text: string) => string): Promise<number>;
}
