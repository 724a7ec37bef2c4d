import { describe, expect, it } from 'vitest';
import { moduleEngagementSummary } from '../../tables/engagement/module-engagement-summary.table.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { moduleEngagementMetricRangesTask } from './module-engagement-metric-ranges.ts';
import { moduleEngagementUserSegmentsTask } from './module-engagement-user-segments.ts';
import { course } from './testing/engagement-lines.ts';

const context = taskContext('2024-03-01-2024-04-01');

interface Metrics {
  readonly attempts?: number;
  readonly tried?: number;
  readonly solved?: number;
  readonly ratio?: string;
  readonly videos?: number;
  readonly posts?: number;
}

const summary = (
  name: string,
  { attempts = 0, tried = 0, solved = 0, ratio = 'inf', videos = 0, posts = 0 }: Metrics,
): Tuple => {
  const week = ['2024-03-25', '2024-04-01'];
  return [
    course,
    name,
    ...week,
    ...[attempts, tried, solved].map(String),
    ratio,
    ...[videos, posts, 1].map(String),
  ];
};
const rowsOf = (summaries: readonly Tuple[]) => ({
  rows: { [moduleEngagementSummary.name]: summaries },
  context,
});
const ranges = (summaries: readonly Tuple[]) =>
  runTask(moduleEngagementMetricRangesTask, [], rowsOf(summaries)).map((row) => row.slice(3));
const segments = (summaries: readonly Tuple[]) =>
  runTask(moduleEngagementUserSegmentsTask, [], {
    ...rowsOf(summaries),
    behind: [moduleEngagementMetricRangesTask],
  });

/** Twenty learners, of whom the last ones did more than the others. */
const twenty = (metrics: (place: number) => Metrics) =>
  Array.from({ length: 20 }, (_none, place) =>
    summary(`learner${String(place).padStart(2, '0')}`, metrics(place)),
  );

describe('module-engagement-metric-ranges', () => {
  it('has low, normal and high of every metric, in days of the range', () => {
    const rows = runTask(
      moduleEngagementMetricRangesTask,
      [],
      rowsOf(twenty((place) => ({ videos: place + 1 }))),
    );
    expect(rows.filter((row) => row[3] === 'videos_viewed')).toEqual([
      [course, '2024-03-25', '2024-04-01', 'videos_viewed', 'low', '0', '3.85'],
      [course, '2024-03-25', '2024-04-01', 'videos_viewed', 'normal', '3.85', '17.15'],
      [course, '2024-03-25', '2024-04-01', 'videos_viewed', 'high', '17.15', 'inf'],
    ]);
    expect(new Set(rows.map((row) => row[3])).size).toBe(6);
  });

  it('compares answers per problem solved among those who submitted any', () => {
    const ratios = ranges([
      summary('ada', { attempts: 4, solved: 2, ratio: '2.0' }),
      summary('ben', { attempts: 4, solved: 2, ratio: '2.0' }),
      summary('cem', { videos: 1 }),
    ]).filter(([metric]) => metric === 'problem_attempts_per_completed');
    expect(ratios).toEqual([
      ['problem_attempts_per_completed', 'low', '0', '2.0'],
      ['problem_attempts_per_completed', 'normal', '2.0', 'inf'],
    ]);
  });

  it('is normal from 0 on where nobody submitted an answer', () => {
    expect(ranges([summary('ada', { videos: 1 })])).toEqual([
      ['discussion_contributions', 'normal', '0.0', 'inf'],
      ['problem_attempts', 'normal', '0.0', 'inf'],
      ['problem_attempts_per_completed', 'normal', '0', 'inf'],
      ['problems_attempted', 'normal', '0.0', 'inf'],
      ['problems_completed', 'normal', '0.0', 'inf'],
      ['videos_viewed', 'low', '0', '1.0'],
      ['videos_viewed', 'normal', '1.0', 'inf'],
    ]);
  });

  it('has bounds of infinity where most solved nothing', () => {
    const some = ranges(twenty((place) => ({ attempts: 1, ratio: place === 0 ? '1.0' : 'inf' })));
    expect(some.filter(([metric]) => metric === 'problem_attempts_per_completed')).toEqual([
      ['problem_attempts_per_completed', 'low', '0', 'inf'],
      ['problem_attempts_per_completed', 'normal', 'inf', 'inf'],
    ]);
  });

  it('is empty for a course in which nobody did anything', () => {
    expect(ranges([])).toEqual([]);
  });
});

describe('module-engagement-user-segments', () => {
  it('finds the highly engaged by every metric that they are high in', () => {
    const found = segments(
      twenty((place) =>
        place < 17 ? { videos: 1 } : { videos: 9, posts: 3, tried: 2, solved: 2, attempts: 9, ratio: '4.5' },
      ),
    );
    const reason = 'discussion_contributions,problems_attempted,problems_completed,videos_viewed';
    expect(found).toEqual([
      [course, 'learner17', '2024-03-25', '2024-04-01', 'highly_engaged', reason],
      [course, 'learner18', '2024-03-25', '2024-04-01', 'highly_engaged', reason],
      [course, 'learner19', '2024-03-25', '2024-04-01', 'highly_engaged', reason],
    ]);
  });

  it('calls nobody highly engaged for many answers alone', () => {
    expect(segments(twenty((place) => ({ attempts: place < 17 ? 1 : 50, ratio: '1.0' })))).toEqual([]);
  });

  it('finds those who struggle, an infinite ratio included', () => {
    const found = segments(
      twenty((place) =>
        place < 17 ? { attempts: 2, solved: 2, ratio: '1.0' } : { attempts: 9, solved: 0, ratio: 'inf' },
      ),
    );
    const struggling = found.filter((row) => row[4] === 'struggling');
    expect(struggling.map((row) => row[1])).toEqual(['learner17', 'learner18', 'learner19']);
    expect(new Set(struggling.map((row) => row[5]))).toEqual(new Set(['problem_attempts_per_completed']));
  });

  it('puts a learner with an infinite ratio for want of answers among those who struggle, as the original does', () => {
    const found = segments([
      ...twenty((place) => ({ attempts: 1, solved: 1, ratio: place < 17 ? '1.0' : '5.0' })),
      summary('idle', { videos: 0 }),
    ]);
    expect(found.filter((row) => row[1] === 'idle').map((row) => row[4])).toEqual(['struggling']);
  });

  it('has nobody where all did the same', () => {
    expect(segments(twenty(() => ({ videos: 3, posts: 1 })))).toEqual([]);
  });
});
