import type { Instant } from '../shared/clock.port.ts';
import type { Json } from '../shared/json.ts';

/** What a version of a course grades: its subsections with their problems, for every learner alike. */
export interface GradedOutline {
  readonly courseKey: string;
  /** The version. */
  readonly commit: string;
  /** When the version was made. */
  readonly edited: Instant;
  /** Usage key of the course's root. */
  readonly root: string;
  readonly policy: Json;
  /** The same for the same policy. */
  readonly policyHash: string;
  /** In course order. */
  readonly subsections: readonly OutlineSubsection[];
  /** By usage key. */
  readonly problems: ReadonlyMap<string, OutlineProblem>;
}

export interface OutlineSubsection extends Visibility {
  readonly usageKey: string;
  readonly title: string;
  readonly sectionTitle: string;
  readonly format: string;
  readonly graded: boolean;
  readonly problems: readonly OutlineProblem[];
  /** The same for the same problems with the same points. */
  readonly blocksHash: string;
}

export interface OutlineProblem extends Visibility {
  readonly usageKey: string;
  readonly title: string;
  /** Weight applied. */
  readonly possible: number;
  /** False where the block itself says so. */
  readonly graded: boolean;
  /** Usage keys from the course down to the parent. */
  readonly above: readonly string[];
}

export interface Visibility {
  /** The latest of the block's and its ancestors'. */
  readonly starts: Instant;
  /** So marked or below one so marked. */
  readonly staffOnly: boolean;
  readonly showCorrectness: 'always' | 'never' | 'past_due';
  readonly due: string | null;
}
