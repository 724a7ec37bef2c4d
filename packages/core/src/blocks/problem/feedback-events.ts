import { feedbackDisplayed } from '../../events/catalogue/problem-events.ts';
import type { Evaluation } from '../../problems/index.ts';
import { asJsonObject } from '../../shared/json.ts';
import type { BlockEvent } from '../define-block.ts';

/** One event for each piece of feedback, whenever it is shown (`log_hint` of capa's responsetypes.py). */
export function feedbackEvents(usageKey: string, { feedback }: Evaluation): readonly BlockEvent[] {
  return feedback.map(({ part, type, compound, label, correct, answer, hints, choices }) => ({
    event: feedbackDisplayed,
    data: asJsonObject({
      module_id: usageKey,
      problem_part_id: part,
      trigger_type: compound ? 'compound' : 'single',
      hint_label: label,
      correctness: correct,
      student_answer: answer,
      question_type: type,
      choice_all: choices,
      hints: hints.map(({ text, about }) => ({ text, trigger: about })),
    }),
  }));
}
