import type { PlatformScore } from '@coursewright/lti-provider/platform';
import type { Words } from './texts/words.ts';

/** `7.5 / 10`, or undefined for a score without points. */
export function scoreText(
  { scoreGiven, scoreMaximum }: PlatformScore,
  outOf: number,
  words: Words,
): string | undefined {
  if (scoreGiven === undefined) return undefined;
  // AGS §3.4.5: a score is in the tool's scale, the column in its own.
  const points =
    scoreMaximum === undefined || scoreMaximum === 0 ? scoreGiven : (scoreGiven / scoreMaximum) * outOf;
  return `${words.number(points)} / ${words.number(outOf)}`;
}
