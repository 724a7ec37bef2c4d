import type { Answer } from '../answer.ts';

/** The texts of an answer, whatever its shape; none where there is no answer. */
export function answerTexts(answer: Answer | undefined): readonly string[] {
  return typeof answer === 'string' ? [answer] : Object.values(answer ?? []);
}
