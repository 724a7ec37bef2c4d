import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '../../testing/publish-rows.ts';
import { openAnalyticsHost, type AnalyticsHost } from './testing/analytics-host.ts';

const course = 'course-v1:edX+DemoX+2014';
const other = 'course-v1:edX+DemoX+2015';
const created = '2024-04-02T030405';
const module = 'i4x://edX/DemoX/problem/dice';

const answer = (variant: number | null, more: Readonly<Record<string, string | number | null>> = {}) => ({
  course_id: course,
  module_id: module,
  part_id: 'part_2_1',
  correct: 1,
  value_id: 'choice_3',
  answer_value_text: '3',
  problem_display_name: 'Dice',
  question_text: 'How many?',
  variant,
  first_response_count: 1,
  last_response_count: 3,
  ...more,
});

const rows: Rows = {
  answer_distribution: [
    answer(123),
    answer(345, { first_response_count: 0, last_response_count: 2 }),
    answer(7, { value_id: 'choice_1', answer_value_text: '1', correct: 0 }),
    answer(1, { part_id: 'part_3_1' }),
    answer(2, { part_id: 'part_3_1', answer_value_text: 'three' }),
    answer(1, {
      part_id: 'part_3_1',
      value_id: null,
      answer_value_text: '"quoted", \n 😀',
      question_text: null,
    }),
  ],
  grade_distribution: [
    { course_id: course, module_id: module, grade: 1, max_grade: 2, count: 3 },
    { course_id: course, module_id: module, grade: 0.5, max_grade: null, count: 1 },
    { course_id: other, module_id: module, grade: null, max_grade: null, count: 9 },
  ],
  sequential_open_distribution: [
    { course_id: course, module_id: 'i4x://edX/DemoX/sequential/one', count: 2 },
  ],
};

const shown = (more: object) => ({
  course_id: course,
  module_id: module,
  part_id: 'part_2_1',
  correct: true,
  value_id: 'choice_3',
  answer_value: '3',
  problem_display_name: 'Dice',
  question_text: 'How many?',
  created,
  first_response_count: 1,
  last_response_count: 3,
  consolidated_variant: false,
  ...more,
});

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  describe(`questions about a block: ${target.name}`, () => {
    let host: AnalyticsHost;
    const problem = (question: string, token?: string) =>
      host.json(`/api/v0/problems/${module}/${question}/`, token === undefined ? {} : { token });
    beforeAll(async () => {
      host = await openAnalyticsHost(rows, target);
    }, 60_000);
    afterAll(() => host.close());

    it('put variants together that differ in the seed alone, part by part', async () => {
      expect(await problem('answer_distribution')).toEqual({
        status: 200,
        body: [
          shown({ variant: null, consolidated_variant: true, last_response_count: 5 }),
          shown({ variant: 7, value_id: 'choice_1', answer_value: '1', correct: false }),
          shown({ part_id: 'part_3_1', variant: 1 }),
          shown({ part_id: 'part_3_1', variant: 2, answer_value: 'three' }),
          shown({
            part_id: 'part_3_1',
            variant: 1,
            value_id: null,
            answer_value: '"quoted", \n 😀',
            question_text: null,
          }),
        ],
      });
    });

    it('write truth and quotes into CSV as Python does', async () => {
      const csv = await host.csv(
        `/api/v0/problems/${module}/answer_distribution/?fields=correct,answer_value,question_text`,
      );
      expect(csv).toBe(
        'correct,answer_value,question_text\r\nTrue,3,How many?\r\nFalse,1,How many?\r\nTrue,3,How many?\r\nTrue,three,How many?\r\nTrue,"""quoted"", \n 😀",\r\n',
      );
      const { headers } = await host.ask(`/api/v0/problems/${module}/answer_distribution/`, {
        accept: 'text/csv',
      });
      expect(headers.get('content-disposition')).toBeNull();
    });

    it('give grades of every course that has the problem, to a service', async () => {
      const { body } = await problem('grade_distribution');
      expect(body).toEqual([
        { module_id: module, course_id: course, grade: 1, max_grade: 2, count: 3, created },
        { module_id: module, course_id: course, grade: 0.5, max_grade: null, count: 1, created },
        { module_id: module, course_id: other, grade: null, max_grade: null, count: 9, created },
      ]);
      expect(await host.csv(`/api/v0/problems/${module}/grade_distribution/?fields=grade,max_grade`)).toBe(
        'grade,max_grade\r\n1.0,2.0\r\n0.5,\r\n,\r\n',
      );
    });

    it('tell who opened a subsection, and 404 of what there is no row of', async () => {
      const sequential = 'i4x://edX/DemoX/sequential/one';
      expect(
        await host.json(`/api/v1/problems/${encodeURIComponent(sequential)}/sequential_open_distribution/`),
      ).toEqual({
        status: 200,
        body: [{ module_id: sequential, course_id: course, count: 2, created }],
      });
      for (const question of ['answer_distribution', 'grade_distribution', 'sequential_open_distribution'])
        expect(await host.json(`/api/v0/problems/none/${question}/`)).toEqual({
          status: 404,
          body: { detail: 'Not found.' },
        });
    });

    it('give a learner nothing, and each course team its own course', async () => {
      await host.addToken('ana', host.learner.id);
      expect(await problem('grade_distribution', 'ana')).toMatchObject({ status: 403 });
      await host.engine.learners.setRole(host.learner.id, other, 'staff', true);
      expect(await problem('grade_distribution', 'ana')).toMatchObject({
        status: 200,
        body: [{ course_id: other, count: 9 }],
      });
      expect(await problem('answer_distribution', 'ana')).toMatchObject({ status: 403 });
      const video = await host.json(`/api/v0/videos/${encodeURIComponent(`${course}|v`)}/timeline/`, {
        token: 'ana',
      });
      expect(video.status).toBe(404);
    });
  });
});
