import type { Page, PageRequest } from '../shared/page.ts';
import type { ProblemScore } from './problem-score.ts';

/** The scores of problems: what every grade is computed from. */
export interface ScoreStore {
  score(userId: number, usageKey: string): Promise<ProblemScore | undefined>;
  /** As `score`; until the transaction ends, another that holds the same score waits. */
  holdScore(userId: number, usageKey: string): Promise<ProblemScore | undefined>;
  /** Of one learner in one course, by usage key. */
  scores(userId: number, courseKey: string): Promise<readonly ProblemScore[]>;
  /** Of everybody, by the learner's id and the usage key. */
  listScores(page: PageRequest): Promise<Page<ProblemScore>>;
  /** Replaces a score. False, and nothing changed, when its version is no longer `from` (0 = not there yet). */
  putScore(score: ProblemScore, from: number): Promise<boolean>;
  /** The learner's grades hold every score now. */
  settleScores(userId: number, courseKey: string): Promise<void>;
  /** Usage keys of everything this learner has a score in. */
  scoredBy(userId: number): Promise<readonly string[]>;
  /** Gives one learner's score to another, who has none. */
  moveScore(from: number, to: number, usageKey: string): Promise<void>;
}
