import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { videoViewing } from '../../tables/video/video-viewing.table.ts';
import { defineTask, type FoldContext, type Task } from '../define-task.ts';
import { pythonFloat } from '../python-float.ts';
import { fixtureLines, fixturesAreThere } from '../testing/analytics-fixtures.ts';
import { foldTuples } from '../testing/fold-tuples.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';
import { videoEvents } from './video-events.pick.ts';
import { videoId } from './video-figures.ts';
import { videoUsageTask } from './video-usage.ts';
import { videoViewingToldTask } from './video-viewing-told.ts';
import { videoViewingYoutubeTask } from './video-viewing-youtube.ts';
import { videoViewingTask } from './video-viewing.ts';

const row = z.array(z.union([z.string(), z.number(), z.null()]));
const vector = z.object({
  task: z.enum(['UserVideoViewingTask', 'VideoUsageTask']),
  fn: z.enum(['mapper', 'reducer']),
  test: z.string(),
  params: z.object({ interval: z.string() }),
  input: z.union([z.tuple([z.string()]), z.tuple([row, z.array(row)])]),
  output: z.union([z.array(z.tuple([row, row])), z.array(row)]),
});
const vectors = fixtureLines('unit/test_video.jsonl').map((line) => vector.parse(JSON.parse(line)));

/** Columns of numbers that Python has as floats: JSON does not tell 28.0 from 28. */
const text = (floats: readonly number[]) => (values: readonly (string | number | null)[]) =>
  values.map((value, index): Field => {
    if (typeof value !== 'number') return value;
    return floats.includes(index) ? pythonFloat(value) : String(value);
  });
const event = text([2, 3]);
const viewing = text([5, 6]);
const figures = text([]);

/** The answers of YouTube's API that the original's tests give, by the case; its text is in the first one's name. */
const youtube: Readonly<Record<string, string>> = {
  test_different_durations_1___PT2H30M1S___9001_: 'PT2H30M1S',
  test_pause_after_end_of_video: 'PT1M2S',
  test_pause_near_end_of_video: 'PT1M2S',
};

/** Shows what a pick emits: key and tuple in one row. */
const shown: Task = defineTask({
  name: 'shown',
  counts: '',
  table: { ...videoViewing, name: 'shown' },
  of: [videoEvents],
  *fold(key, occurrences) {
    for (const { tuple } of occurrences) yield [...key, ...tuple];
  },
});

const viewingsOf = (key: Tuple, tuples: readonly Tuple[], name: string, context: FoldContext) => {
  const told = foldTuples(videoViewingToldTask, key, tuples, context);
  const rows = { video_viewing_told: told, youtube_videos: [['9bZkp7q19f0', youtube[name] ?? null, null]] };
  return runTask(videoViewingTask, [], { behind: [videoViewingYoutubeTask], rows, context });
};

/** What the original's reducers gave, with the columns that are floats in what they took and gave. */
const reducers = {
  UserVideoViewingTask: { reduce: viewingsOf, input: event, output: viewing },
  VideoUsageTask: {
    reduce: (key: Tuple, tuples: readonly Tuple[], _name: string, context: FoldContext) =>
      foldTuples(videoUsageTask, [key.join('|')], tuples, context),
    input: figures,
    output: figures,
  },
};

describe.skipIf(!fixturesAreThere)('recorded video cases of edx-analytics-pipeline', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(175);
  });

  it.each(vectors.map((one) => [one.test.split('.').slice(-2).join('.'), one] as const))(
    '%s',
    (title, { task, fn, params, input, output }) => {
      const { interval } = params;
      if (input.length === 2) {
        const { reduce, input: read, output: written } = reducers[task];
        const [key, values] = input;
        const context = taskContext(interval);
        expect(reduce(figures(key), values.map(read), title.split('.')[1] ?? '', context)).toEqual(
          output.flatMap((one) => (isRow(one) ? [written(one)] : [])),
        );
        return;
      }
      expect(fn).toBe('mapper');
      if (task === 'VideoUsageTask') {
        // Its lines are the rows of video_viewing_told here.
        const [pick] = videoUsageTask.of;
        const emitted: (readonly [Tuple, Tuple])[] = [];
        if (pick?.from === 'rows')
          pick.pick([...input[0].split('\t'), null], (...pair) => {
            emitted.push(pair);
          });
        expect(emitted).toEqual(
          output.map((pair) => {
            const [[course, module], tuple] = z.tuple([z.tuple([z.string(), z.string()]), row]).parse(pair);
            return [[videoId(course, module)], tuple];
          }),
        );
        return;
      }
      const rows = runTask(shown, [input[0]], { context: taskContext(interval) });
      expect(rows).toEqual(
        output.map((pair) => {
          const [key, tuple] = z.tuple([row, row]).parse(pair);
          return [...figures(key), ...event(tuple)];
        }),
      );
    },
  );
});

function isRow(one: unknown): one is (string | number | null)[] {
  return row.safeParse(one).success;
}
