import { pointsOf } from '../../problems/index.ts';
import type { GradingMethod } from './problem-settings.ts';
import type { ProblemState } from './problem-state.ts';

type RawScore = NonNullable<ProblemState['score']>;

/** The score that counts of all submissions so far, oldest first (capa_block.py GradingMethodHandler). */
export function countedScore(method: GradingMethod, history: readonly RawScore[]): RawScore | undefined {
  const last = history.at(-1);
  if (last === undefined) return undefined;
  switch (method) {
    case 'last_score':
      return last;
    case 'first_score':
      return history[0];
    case 'highest_score':
      return history.reduce((best, score) => (score.raw_earned > best.raw_earned ? score : best));
    case 'average_score': {
      const sum = history.reduce((total, score) => total + score.raw_earned, 0);
      return { raw_earned: Math.round((sum / history.length) * 100) / 100, raw_possible: last.raw_possible };
    }
  }
}

/**
 * What the answers graded last are worth, whatever the method. Saving, and an answer that cannot be read, put it into the state in
 * the place of the score that counts; the gradebook keeps that one (`score_from_lcp`, as capa_block.py sets it there).
 */
export function scoreOfLast({ correct_map: map }: ProblemState, possible: number): RawScore {
  const earned = Object.values(map).map(({ correctness, ...entry }) =>
    pointsOf({ ...entry, correctness: correctness ?? '' }),
  );
  return { raw_earned: earned.reduce((sum, points) => sum + points, 0), raw_possible: possible };
}
