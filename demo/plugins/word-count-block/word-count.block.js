// @ts-check
import {
  authorHtml,
  commonFields,
  content,
  defineAction,
  defineBlock,
  defineEvent,
  settings,
  userState,
} from '@coursewright/core';
import { z } from 'zod';

const fields = {
  ...commonFields,
  display_name: settings('string', 'Short text'),
  /** What is inside the element: the task, in HTML. */
  data: content('string', ''),
  min_words: settings('integer', 1, { min: 0 }),
  /** null = any number. */
  max_words: settings('integer', null, { min: 1 }),
  weight: settings('float', 1, { min: 0 }),
  max_attempts: settings('integer', null, { min: 0 }),
  text: userState('string', ''),
  attempts: userState('integer', 0),
};

const readSettings = z.object({
  data: z.string(),
  min_words: z.number(),
  max_words: z.number().nullable(),
  weight: z.number(),
  max_attempts: z.number().nullable(),
});
const readState = z.object({ text: z.string().default(''), attempts: z.int().default(0) });

const submitted = defineEvent({
  name: 'word_count.submitted',
  fires: 'A text was handed in.',
  data: z.object({ block_id: z.string(), words: z.int(), share: z.number() }),
});

/** @param {string} text */
function countWords(text) {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

/**
 * What share of the points a text earns: all of them between the limits, fewer the further it is outside.
 * @param {string} text
 * @param {z.infer<typeof readSettings>} limits
 */
function evaluate(text, { min_words: min, max_words: max }) {
  const words = countWords(text);
  if (words < min) return { words, share: words / min };
  return { words, share: max === null || words <= max ? 1 : max / words };
}

const submit = defineAction({
  input: z.object({ text: z.string().max(100_000) }),
  run: async ({ text }, block) => {
    const limits = readSettings.parse(block.fields);
    const state = readState.parse(block.state.user_state);
    if (limits.max_attempts !== null && state.attempts >= limits.max_attempts)
      return { refused: 'attempts_used' };
    const evaluation = evaluate(text, limits);
    const attempt = state.attempts + 1;
    return {
      result: evaluation,
      state: { user_state: { text, attempts: attempt } },
      score: { earned: evaluation.share * limits.weight, possible: limits.weight },
      completion: 1,
      submission: { attempt, seed: 0, answers: { text }, evaluation },
      events: [{ event: submitted, data: { block_id: block.usageKey, ...evaluation } }],
    };
  },
});

export const wordCountBlock = defineBlock({
  type: 'word_count',
  fields,
  olx: { body: 'html' },
  view: async (block) => {
    const limits = readSettings.parse(block.fields);
    const { text, attempts } = readState.parse(block.state.user_state);
    const { words, share } = evaluate(text, limits);
    return {
      task: { ...authorHtml(limits.data, block) },
      limits: { min: limits.min_words, max: limits.max_words },
      text,
      words,
      score: { possible: limits.weight, ...(attempts > 0 && { earned: share * limits.weight }) },
      attempts: { used: attempts, allowed: limits.max_attempts },
    };
  },
  actions: { submit },
  maxScore: (values) => readSettings.parse(values).weight,
  judge: async ({ fields: values, answers }) =>
    evaluate(z.string().parse(answers['text']), readSettings.parse(values)),
  completion: 'completable',
  icon: 'other',
});
