import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Task } from '../define-task.ts';
import { fixtureLines, fixturesAreThere } from '../testing/analytics-fixtures.ts';
import { foldTuples } from '../testing/fold-tuples.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { courseEnrollmentEventsTask } from './course-enrollment-events.ts';
import { courseEnrollmentSpansTask } from './course-enrollment-spans.ts';
import { courseEnrollmentSummaryTask } from './course-enrollment-summary.ts';
import { courseEnrollmentTask } from './course-enrollment.ts';

/** The recordings have numbers where tables have text. */
const field = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => (text === '\\N' ? null : text));
const row = z.array(field);
const common = { test: z.string(), params: z.object({ interval: z.string() }) };
const vector = z.discriminatedUnion('fn', [
  z.object({
    ...common,
    fn: z.literal('mapper'),
    task: z.string(),
    input: z.tuple([z.string()]),
    output: z.array(z.tuple([z.string(), row])),
  }),
  z.object({
    ...common,
    fn: z.literal('reducer'),
    task: z.string(),
    input: z.tuple([row, z.array(row)]),
    output: z.array(row),
  }),
]);
const vectors = fixtureLines('unit/test_enrollments.jsonl').map((line) => vector.parse(JSON.parse(line)));

const reducers: Readonly<
  Record<string, (key: Tuple, tuples: readonly Tuple[], interval: string) => Tuple[]>
> = {
  CourseEnrollmentTask(key, tuples, interval) {
    const context = taskContext(interval);
    const spans = foldTuples(courseEnrollmentSpansTask, key, tuples, context);
    return foldTuples(
      courseEnrollmentTask,
      key,
      spans.map((span) => span.slice(2)),
      context,
    );
  },
  CourseEnrollmentSummaryTask: (key, tuples, interval) =>
    foldTuples(courseEnrollmentSummaryTask, key, tuples, taskContext(interval)),
};

const mapper = (task: Task, line: string, interval: string) =>
  runTask(task, [line], { context: taskContext(interval) });

describe.skipIf(!fixturesAreThere)('recorded enrolment cases of edx-analytics-pipeline', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(57);
  });

  it.each(vectors.map((one) => [one.test.split('.').slice(-2).join('.'), one] as const))(
    '%s',
    (_name, one) => {
      const { interval } = one.params;
      if (one.fn === 'mapper') {
        expect(one.task).toBe('CourseEnrollmentEventsTask');
        const rows = mapper(courseEnrollmentEventsTask, one.input[0], interval);
        expect(rows.map((found) => [found[2]?.slice(0, 10), found])).toEqual(one.output);
      } else {
        const reduce = reducers[one.task];
        if (reduce === undefined) throw new Error(`No task for ${one.task}`);
        expect(reduce(one.input[0], one.input[1], interval)).toEqual(one.output);
      }
    },
  );
});
