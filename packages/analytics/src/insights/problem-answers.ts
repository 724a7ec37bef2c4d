import { answersToProblem } from '../api/answer-distribution.ts';
import type { InsightsCall } from './insights-call.ts';

export interface ProblemAnswer {
  readonly part: string;
  readonly question: string;
  /** What was answered, or the name of the choice where its text is not known. */
  readonly text: string;
  readonly correct: boolean;
  /** Learners who gave it first, and last. */
  readonly first: number;
  readonly last: number;
}

/** The answers that were given to a problem of the course, by part, the most frequent first. */
export async function problemAnswers(
  call: Pick<InsightsCall, 'view' | 'courseKey'>,
  problem: string,
): Promise<readonly ProblemAnswer[]> {
  const all = await answersToProblem(call.view, problem);
  const own = all.filter((one) => one.course_id === call.courseKey);
  return own
    .map((one) => ({
      part: one.part_id,
      question: String(one.question_text ?? ''),
      text: String(one.answer_value ?? one.value_id ?? ''),
      correct: one.correct,
      first: one.first_response_count,
      last: one.last_response_count,
    }))
    .toSorted((a, b) => (a.part === b.part ? b.last - a.last : a.part < b.part ? -1 : 1));
}
