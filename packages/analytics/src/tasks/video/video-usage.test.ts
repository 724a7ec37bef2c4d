import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { videoTimelineTask } from './video-timeline.ts';
import { videoUsageTask } from './video-usage.ts';
import { videoTask } from './video.ts';

const course = 'course-v1:a+b+c';
const viewing = (user: string, from: number, to: number, duration = '-1', module = 'v'): Tuple => [
  user,
  course,
  module,
  duration,
  '2026-01-01T00:00:00',
  String(from),
  String(to),
  'pause_video',
  null,
];
const usage = (...viewings: readonly Tuple[]) =>
  runTask(videoUsageTask, [], { rows: { video_viewing_told: viewings } });
/** Segment, users and views of each row. */
const segments = (...viewings: readonly Tuple[]) => usage(...viewings).map((row) => row.slice(7).join(' '));

describe('video usage', () => {
  it('counts a learner once in a segment, and each of his viewings', () => {
    expect(segments(viewing('1', 0, 6), viewing('1', 0, 6), viewing('2', 5, 9))).toEqual(['0 1 2', '1 2 3']);
  });

  it('ends a video of unknown length where only one in twenty goes on', () => {
    const crowd = Array.from({ length: 20 }, (_, user) => viewing(`1${user}`, 0, 12));
    expect(segments(...crowd, viewing('2', 0, 40))).toHaveLength(3);
    expect(usage(...crowd, viewing('2', 0, 40))[0]?.slice(3, 7)).toEqual(['14', '5', '21', '21']);
    // One of nineteen is more than a twentieth.
    expect(segments(...crowd.slice(2), viewing('2', 0, 40))).toHaveLength(9);
  });

  it('is of unknown length as soon as one viewing is', () => {
    expect(usage(viewing('1', 0, 6, '60'), viewing('2', 0, 4))[0]?.[3]).toBe('9');
    expect(usage(viewing('1', 0, 6, '60'), viewing('2', 0, 4, '61.9'))[0]?.[3]).toBe('61');
  });

  it('takes the end of a video from 30 seconds, or a twentieth of it, before its last second', () => {
    expect(usage(viewing('1', 570, 571, '600'))[0]?.slice(5, 7)).toEqual(['0', '1']);
    expect(usage(viewing('1', 565, 569.9, '600'))[0]?.slice(5, 7)).toEqual(['0', '0']);
    expect(usage(viewing('1', 95, 96, '100'))[0]?.slice(5, 7)).toEqual(['0', '1']);
  });

  it('leaves out a video whose id the table cannot hold', () => {
    const module = '\u{1F600}'.repeat(255 - course.length - 1);
    expect(usage(viewing('1', 0, 1, '9', module))).toHaveLength(1);
    expect(usage(viewing('1', 0, 1, '9', `${module}x`))).toEqual([]);
  });
});

describe('published video tables', () => {
  const rows = {
    video_viewing_told: [viewing('1', 0, 6, '10'), viewing('1', 0, 6, '10'), viewing('2', 6, 7, '10')],
  };

  it('have the seconds that were watched, five for each view of a segment', () => {
    expect(runTask(videoTask, [], { rows })).toEqual([
      [`${course}|v`, course, 'v', '10', '5', '1', '2', '25'],
    ]);
  });

  it('have each segment with its users and views', () => {
    expect(runTask(videoTimelineTask, [], { rows })).toEqual([
      [`${course}|v`, '0', '1', '2'],
      [`${course}|v`, '1', '2', '3'],
    ]);
  });
});
