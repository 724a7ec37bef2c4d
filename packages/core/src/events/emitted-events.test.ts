import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chapterXml, subsectionXml, testGrading } from '../grading/testing/test-grading.ts';
import { testUsageKey } from '../learning/testing/test-learning.ts';
import { isJsonObject, type Json, type JsonObject } from '../shared/json.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/event-fixtures/raw', import.meta.url));
const there = existsSync(folder);
if (!there) console.warn(`Left out: events of Open edX, which would be in ${folder}.`);

const choices = `<problem url_name="p" display_name="Checkboxes" rerandomize="never" showanswer="always" max_attempts="3">
  <choiceresponse><label>Which?</label><checkboxgroup>
    <choice correct="true">one</choice><choice correct="false">two</choice>
  </checkboxgroup></choiceresponse>
  <stringresponse answer="a"><label>Both</label><textline label="first"/><textline label="second"/></stringresponse>
  <demandhint><hint>Look.</hint></demandhint></problem>`;
const key = testUsageKey('problem', 'p');
const policy = {
  GRADER: [{ type: 'Final Exam', min_count: 1, drop_count: 0, short_label: 'Final', weight: 1 }],
  GRADE_CUTOFFS: { Pass: 0.5 },
};
const right = { p_2_1: ['choice_0'], p_3_1: 'a', p_3_2: 'a' };

/** Everything that happens to a learner with a problem: its events in order. */
async function events(): Promise<readonly JsonObject[]> {
  const opened = await testGrading(chapterXml('week', subsectionXml('exam', 'Final Exam', choices)), policy);
  const { ada, learning, origin, outbox } = opened;
  const act = (action: string, input: Json = {}) =>
    learning.act({ userId: ada, usageKey: key, action, input }, origin);
  await act('hint');
  await act('save', { answers: right });
  await act('submit', { answers: { ...right, p_3_1: 'b' } });
  await act('submit', { answers: right });
  await opened.update();
  await act('show_answer');
  const told = (await outbox()).events;
  await opened.close();
  return told;
}

const object = z.record(z.string(), z.json());

/** `event` or `data` of one of Open edX's. */
function original(file: string): JsonObject {
  const text: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const { data, event } = z.object({ data: object.optional(), event: object.optional() }).parse(text);
  return data ?? event ?? {};
}

/** Names of members at every depth; keys of blocks and inputs count as one. */
function shape(value: Json | undefined): unknown {
  if (value === undefined || value === null || !isJsonObject(value)) return null;
  const named = Object.entries(value).map(
    ([name, member]) => [/_\d+_\d+$/.test(name) ? '(input)' : name, shape(member)] as const,
  );
  return Object.fromEntries(named.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

describe('events of the engine', () => {
  it('come in Open edX’s order, the problem’s own from the page x_module', async () => {
    const told = (await events()).map(({ name, page, event_source: source }) => [name, source, page]);
    expect(told).toEqual([
      ['edx.problem.hint.demandhint_displayed', 'server', 'x_module'],
      ['save_problem_success', 'server', 'x_module'],
      ['problem_check', 'server', 'x_module'],
      ['edx.grades.problem.submitted', 'server', null],
      ['edx.completion.block_completion.changed', 'server', null],
      ['problem_check', 'server', 'x_module'],
      ['edx.grades.problem.submitted', 'server', null],
      ['edx.grades.subsection.grade_calculated', 'server', null],
      ['edx.course.grade.passed.first_time', 'server', null],
      ['edx.grades.course.grade_calculated', 'server', null],
      ['edx.course.grade.now_passed', 'server', null],
      ['showanswer', 'server', 'x_module'],
    ]);
  });

  it('tell of answers what an analyst needs: question, words, types of response and input, label of the group', async () => {
    const check = (await events()).findLast(({ name }) => name === 'problem_check');
    expect(object.parse(check?.['event'])['submission']).toEqual({
      p_2_1: {
        question: 'Which?',
        answer: ['one'],
        response_type: 'choiceresponse',
        input_type: 'checkboxgroup',
        correct: true,
        variant: '',
        group_label: '',
      },
      p_3_1: expect.objectContaining({
        question: 'first',
        group_label: 'Both',
        response_type: 'stringresponse',
      }),
      p_3_2: expect.objectContaining({ question: 'second', group_label: 'Both', input_type: 'textline' }),
    });
  });

  it.skipIf(!there)('have the members that Open edX’s have, and no others', async () => {
    const told = new Map((await events()).map((event) => [event['name'], object.parse(event['event'])]));
    const pairs = [
      ['problem_check', 'problem_check(server).json'],
      ['edx.grades.problem.submitted', 'edx.grades.problem.submitted.weighted_possible_0.json'],
      [
        'edx.grades.subsection.grade_calculated',
        'edx.grades.subsection.grade_calculated.weighted_possible_0.json',
      ],
      ['edx.grades.course.grade_calculated', 'edx.grades.course.grade_calculated_letter_grade.json'],
      ['edx.completion.block_completion.changed', 'edx.completion.block_completion.changed.json'],
    ] as const;
    for (const [name, file] of pairs)
      expect([name, shape(told.get(name))]).toEqual([name, shape(original(file))]);
  });
});
