import type { Json } from '@coursewright/core/shared';
import { pythonText } from '../../projection/python-repr.ts';
import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { answerFirstLast } from '../../tables/answers/answer-first-last.table.ts';
import { cutText } from '../cut-text.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { jsonFloat } from '../json-float.ts';
import { pythonFloat } from '../python-float.ts';
import type { Field } from '../../tuples/tuple.ts';
import { answerText } from './answer-text.ts';
import { parsePart } from './attempt.ts';

/** Types of responses whose answers can be told one from another. */
const counted = new Set([
  'choiceresponse',
  'optionresponse',
  'multiplechoiceresponse',
  'numericalresponse',
  'stringresponse',
  'formularesponse',
]);

/** edx-analytics-pipeline, edx/analytics/tasks/insights/answer_dist.py AnswerDistributionPerCourseMixin. */
export const answerDistributionTask = defineTask({
  name: 'answer-distribution',
  counts:
    'For each part of a problem, how many learners gave an answer first and how many gave it last, over all dates. Answers to variants of a randomised problem are counted apart. Only choices, options, numbers, texts and formulas are counted; the latest answer of all decides what the part is.',
  table: answerDistribution,
  of: [
    pickRows(
      answerFirstLast,
      (
        [
          course = null,
          problem = null,
          ,
          part = null,
          time = null,
          category = null,
          group = null,
          answer = null,
        ],
        emit,
      ) => {
        emit([course, part], [time, category, group, problem, answer]);
      },
    ),
  ],
  *fold([course = null, part = null], occurrences) {
    const groups = new Map<Field, Group>();
    let latest: readonly [problem: Field, answer: Field] = [null, null];
    for (const { tuple, times } of occurrences) {
      const [, category, key = null, problem = null, answer = null] = tuple;
      const group = groups.get(key) ?? { first: 0, last: 0, answer };
      groups.set(key, group);
      group[category === 'first' ? 'first' : 'last'] += times;
      group.answer = answer;
      latest = [problem, answer];
    }
    const [problem, about] = latest;
    const { responseType, valueId, displayName } = parseAnswer(about);
    if (typeof responseType !== 'string' || !counted.has(responseType)) return;
    // The original's run ends at ids that its columns cannot hold.
    if (!fits(course) || !fits(problem) || !fits(part)) return;
    for (const { first, last, answer } of groups.values()) {
      const { correct, ...values } = valuesOf(answer, valueId !== undefined);
      yield [
        course,
        problem,
        part,
        correct,
        String(first),
        String(last),
        values.valueId,
        values.text,
        values.number,
        values.variant,
        textOrNull(displayName),
        values.question,
      ];
    }
  },
});

interface Group {
  first: number;
  last: number;
  /** The latest answer of the group. */
  answer: Field;
}

type Answer = ReturnType<typeof parsePart> & { readonly displayName?: Json };

function parseAnswer(text: Field): Answer {
  return parsePart(text ?? '{}');
}

/** `usesIds`: the latest answer of all has a choice's id, so what an answer without one has is its text. */
function valuesOf(answer: Field, usesIds: boolean) {
  const part = parseAnswer(answer);
  const valueId = usesIds && part.valueId !== undefined ? answerText(part.valueId) : '';
  const shown = part.answer ?? (usesIds ? '' : part.valueId);
  const text = answerText(shown, { html: valueId !== '' });
  const number = jsonFloat(text);
  return {
    correct: part.correct ? '1' : '0',
    valueId: valueId === '' ? null : cutText(valueId, 255),
    text: text === '' ? null : text,
    number: number === undefined ? null : pythonFloat(number),
    variant: variantOf(part.variant),
    question: textOrNull(part.question),
  };
}

/** What the column of the original's table holds. */
const mostVariants = 0x7f_ff_ff_ff;

/** The table has integers; 0 is no variant in Python. */
function variantOf(variant: Json | undefined): string | null {
  const text = variant === undefined || variant === null ? '' : pythonText(variant);
  return /^-?\d{1,10}$/.test(text) && text !== '0' && Math.abs(Number(text)) <= mostVariants ? text : null;
}

function textOrNull(json: Json | undefined): string | null {
  const text = json === undefined || json === null ? '' : pythonText(json);
  return text === '' ? null : text;
}

function fits(text: Field): boolean {
  return text === null || cutText(text, 255) === text;
}
