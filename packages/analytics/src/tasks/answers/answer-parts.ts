import { isJsonObject, type Json } from '@coursewright/core/shared';
import type { ProblemCheck } from './problem-check.ts';

/** One part's answer in an attempt. */
export interface AnswerPart {
  readonly partId: string;
  /** What the learner saw or typed; absent in events of before 2014. */
  readonly answer?: Json;
  /** What stands for a choice in the problem, `choice_1`; in events of before 2014 every answer is here. */
  readonly valueId?: Json;
  readonly correct: boolean;
  /** `correct`, `incorrect`; null where it is not told. */
  readonly correctness: Json;
  /** The seed of a randomised problem; absent where events do not speak of it. */
  readonly variant?: Json;
  readonly question?: Json;
  readonly responseType?: Json;
}

/**
 * The answers of an attempt (edx-analytics-pipeline, edx/analytics/tasks/insights/answer_dist.py _generate_answers),
 * without what pages send beside them: `…_dynamath`, `…_comment`.
 */
export function answerParts(check: ProblemCheck): readonly AnswerPart[] {
  return check.submission === undefined ? oldParts(check) : submittedParts(check, check.submission);
}

function submittedParts(
  { answers, correctMap }: ProblemCheck,
  submission: Readonly<Record<string, Json>>,
): readonly AnswerPart[] {
  return Object.entries(submission).flatMap(([partId, part]) => {
    if (isHidden(partId) || !isJsonObject(part)) return [];
    const { answer, answer_value_id: told, correct, variant, question, response_type: responseType } = part;
    const raw = answers[partId];
    // A choice is sent by its id and described by its text.
    const differs = raw !== undefined && JSON.stringify(raw) !== JSON.stringify(answer ?? null);
    const valueId = differs ? raw : told;
    return [
      {
        partId,
        ...(answer !== undefined && { answer }),
        ...(valueId !== undefined && { valueId }),
        correct: isTrue(correct),
        correctness: correctnessIn(correctMap[partId]),
        ...(variant !== undefined && { variant }),
        ...(question !== undefined && { question }),
        ...(responseType !== undefined && { responseType }),
      },
    ];
  });
}

function oldParts({ answers, correctMap, seed }: ProblemCheck): readonly AnswerPart[] {
  return Object.entries(answers).flatMap(([partId, valueId]) => {
    if (isHidden(partId) || !(partId in correctMap)) return [];
    const correctness = correctnessIn(correctMap[partId]);
    return [{ partId, valueId, correct: correctness === 'correct', correctness, variant: seed }];
  });
}

function isHidden(partId: string): boolean {
  return partId.endsWith('_dynamath') || partId.endsWith('_comment');
}

function correctnessIn(entry: Json | undefined): Json {
  return isJsonObject(entry) ? (entry['correctness'] ?? null) : null;
}

/** What Python takes for true. */
function isTrue(json: Json | undefined): boolean {
  if (json === undefined || json === null || json === '' || json === 0 || json === false) return false;
  return typeof json !== 'object' || Object.keys(json).length > 0;
}
