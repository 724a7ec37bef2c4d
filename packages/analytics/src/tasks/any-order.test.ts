import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateStreaming } from '../engines/hadoop/testing/simulate-streaming.ts';
import { runInMemory } from '../engines/in-memory/run-in-memory.ts';
import { parseLogEvent } from '../log/parse-log-event.ts';
import { answerTasks } from './answers/answer-tasks.ts';
import { courseTasks } from './courses/course-tasks.ts';
import type { Task } from './define-task.ts';
import { problemResponseTasks } from './problem-responses/problem-response-tasks.ts';
import { studentModuleTasks } from './student-module/student-module-tasks.ts';
import { tagsTasks } from './tags/tags-tasks.ts';
import { taskContext } from './testing/task-context.ts';
import { tupleText, type Tuple } from '../tuples/tuple.ts';
import { videoTasks } from './video/video-tasks.ts';

const course = fc.constantFrom('course-v1:a+b+c', 'a/b/c', 'nowhere', '');
/** Few moments, so that many events share one; some are outside of the range. */
const time = fc
  .tuple(fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-04'), fc.integer({ min: 0, max: 12 }))
  .map(([day, second]) => `${day}T00:00:${String(second).padStart(2, '0')}+00:00`);
const user = fc.constantFrom(1, 2, '3', 0);
const place = fc.constantFrom(0, 0.5, 4.9, 5, 12.25, 30, '7', 'x', 99_999);

const videoEvent = fc
  .record({
    type: fc.constantFrom('play_video', 'play_video', 'pause_video', 'seek_video', 'stop_video'),
    user,
    course,
    time,
    data: fc.record({
      id: fc.constantFrom('v', ' v', '\u{1F600}'),
      currentTime: place,
      new_time: place,
      old_time: place,
      duration: fc.constantFrom(null, null, 20, 31.5),
      code: fc.constantFrom('html5', 'yt', 'yt'),
    }),
  })
  .map(({ type, user, course, time, data }) => ({
    event_type: type,
    time,
    context: { user_id: user, course_id: course },
    event: JSON.stringify(data),
  }));

const answer = fc.constantFrom('red', ' red', '\u{1F600}', '7', ['a', 'b']);
const problemCheck = fc
  .record({
    course,
    time,
    username: fc.constantFrom('ada', 'ben', ''),
    problem: fc.constantFrom('p', 'q'),
    answer,
    raw: fc.constantFrom('choice_1', undefined),
    variant: fc.constantFrom('', 1, 2),
    old: fc.boolean(),
    success: fc.constantFrom('correct', 'incorrect'),
    tags: fc.constantFrom({}, { topic: 'Sums' }, { topic: ['Sums', 'Sets'], level: 'Hard' }),
  })
  .map(({ course, time, username, problem, answer, raw, variant, old, success, tags }) => {
    const part = { answer, variant, correct: success === 'correct', response_type: 'choiceresponse' };
    return {
      event_type: 'problem_check',
      event_source: 'server',
      time,
      username,
      context: { course_id: course, asides: { tagging_aside: { saved_tags: tags } } },
      event: {
        problem_id: problem,
        answers: { p_2_1: raw ?? answer },
        correct_map: { p_2_1: { correctness: success } },
        ...(!old && { submission: { p_2_1: part } }),
        success,
        grade: 1,
      },
    };
  });

const studentModule = fc
  .record({
    type: fc.constantFrom('problem', 'sequential'),
    module: fc.constantFrom('m', 'n'),
    grade: fc.constantFrom('0', '1.5', null),
    of: fc.constantFrom('2', null),
  })
  .map(({ type, module, grade, of }): Tuple => [
    '1',
    type,
    module,
    '7',
    '{}',
    grade,
    '',
    '',
    of,
    'na',
    'a/b/c',
  ]);
const blocks = JSON.stringify({
  c: { id: 'c', type: 'course', display_name: 'C', children: ['p'] },
  p: { id: 'p', type: 'problem', display_name: 'P' },
  q: { id: 'q', type: 'problem', display_name: 'Q' },
});
const rawBlocks = fc.constantFrom('a/b/c', 'course-v1:a+b+c', null).map((id): Tuple => [id, 'c', blocks]);
const rawCourse = fc
  .tuple(fc.constantFrom('a/b/c', 'd/e/f', null), fc.constantFrom('A', 'B'))
  .map(([id, name]): Tuple => [id, name, 'o', 'n', 'u', ...Array.from({ length: 9 }, () => null)]);

interface Case {
  readonly tasks: readonly Task[];
  readonly event?: fc.Arbitrary<object>;
  readonly rows?: Readonly<Record<string, fc.Arbitrary<Tuple>>>;
}

const cases: readonly (readonly [string, Case])[] = [
  [
    'video',
    {
      tasks: videoTasks,
      event: videoEvent,
      rows: { youtube_videos: fc.constant<Tuple>(['yt', 'PT25S', null]) },
    },
  ],
  ['answers', { tasks: answerTasks, event: problemCheck }],
  ['tags', { tasks: tagsTasks, event: problemCheck }],
  [
    'courses and problem responses',
    {
      tasks: [...courseTasks, ...problemResponseTasks],
      event: problemCheck,
      rows: { course_blocks_raw: rawBlocks, course_list_raw: rawCourse },
    },
  ],
  ['student module', { tasks: studentModuleTasks, rows: { courseware_studentmodule: studentModule } }],
];

const context = taskContext('2026-01-01-2026-01-03');
const tablesOf = (tables: ReadonlyMap<string, readonly Tuple[]>, tasks: readonly Task[]) =>
  Object.fromEntries(
    tasks.map(({ table }) => [table.name, (tables.get(table.name) ?? []).map(tupleText).sort()]),
  );
const shuffled = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

describe('tables', () => {
  it.each(cases)(
    'of %s are the same for any order and any split of what they are made of',
    (_name, { tasks, event, rows = {} }) => {
      const made = new Set<string>();
      const events =
        event === undefined
          ? fc.constant<object[]>([])
          : fc.array(event, { minLength: 10, maxLength: 50, size: 'max' });
      const side = fc.record(
        Object.fromEntries(
          Object.entries(rows).map(([name, row]) => [name, fc.array(row, { maxLength: 8 })]),
        ),
      );
      const inputs = fc.tuple(events, side).chain(([events, side]) =>
        fc.record({
          events: fc.constant(events),
          side: fc.constant(side),
          mixed: shuffled(events),
          mixedSide: fc.record(
            Object.fromEntries(Object.entries(side).map(([name, rows]) => [name, shuffled(rows)])),
          ),
          mappers: fc.integer({ min: 1, max: 5 }),
        }),
      );
      fc.assert(
        fc.property(inputs, ({ events, side, mixed, mixedSide, mappers }) => {
          const parsed = (lines: readonly object[]) =>
            lines.flatMap((line) => parseLogEvent(JSON.stringify(line)) ?? []);
          const whole = runInMemory({
            tasks,
            events: parsed(events),
            rows: new Map(Object.entries(side)),
            context,
          });
          const split = simulateStreaming({
            tasks,
            events: parsed(mixed),
            rows: new Map(Object.entries(mixedSide)),
            context,
            mappers,
          });
          const tables = tablesOf(whole, tasks);
          expect(tablesOf(split, tasks)).toEqual(tables);
          for (const [name, rows] of Object.entries(tables)) if (rows.length > 0) made.add(name);
        }),
        // One seed, so that the last line of this test holds at every run.
        { numRuns: 100, seed: 7 },
      );
      // Each of the tables had rows to compare.
      expect([...made].sort()).toEqual(tasks.map(({ table }) => table.name).sort());
    },
  );
});
