import type { Json } from '@coursewright/core/shared';
import { pythonText } from '../../projection/python-repr.ts';
import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { answerFirstLast } from '../../tables/answers/answer-first-last.table.ts';
import { cutText } from '../cut-text.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { jsonFloat } from '../json-float.ts';
import { pythonFloat } from '../python-float.ts';
import { compareBytes, escapeField, type Field, type Tuple } from '../../tuples/tuple.ts';
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
    let latest: Tuple = [];
    for (const { tuple, times } of occurrences) {
      const [, category, key = null] = tuple;
      const group = groups.get(key) ?? { first: 0, last: 0, latest: tuple };
      groups.set(key, group);
      if (category !== 'last') group.first += times;
      if (category !== 'first') group.last += times;
      if (isLater(tuple, group.latest)) group.latest = tuple;
      if (isLater(tuple, latest)) latest = tuple;
    }
    const [, , , problem = null, about = null] = latest;
    const { responseType, valueId, displayName } = parseAnswer(about);
    if (typeof responseType !== 'string' || !counted.has(responseType)) return;
    // The original's run ends at ids that its columns cannot hold.
    if (!fits(course) || !fits(problem) || !fits(part)) return;
    for (const { first, last, latest: of } of groups.values()) {
      const { correct, ...values } = valuesOf(of[4] ?? null, valueId !== undefined);
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
  /** Of the group's answers. */
  latest: Tuple;
}

/**
 * Of answers given at the same time a learner's last one counts as the later, be it the only one or not; then groups, problems
 * and answers tell, by their bytes.
 */
function isLater(tuple: Tuple, than: Tuple): boolean {
  const [time = null, category = null] = tuple;
  if (time !== than[0]) return than.length === 0 || compareBytes(time ?? '', than[0] ?? '') > 0;
  if (category !== than[1] && (category === 'first' || than[1] === 'first')) return category !== 'first';
  for (let place = 2; place < tuple.length; place += 1) {
    const order = compareBytes(escapeField(tuple[place] ?? ''), escapeField(than[place] ?? ''));
    if (order !== 0) return order > 0;
  }
  return true;
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
