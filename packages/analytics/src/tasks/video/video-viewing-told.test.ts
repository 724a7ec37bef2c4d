import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import { videoViewingToldTask } from './video-viewing-told.ts';

const course = 'course-v1:a+b+c';
const at = (second: string, type: string, data: object, more: object = {}) => ({
  event_type: `${type}_video`,
  event_source: 'browser',
  time: `2026-01-01T00:00:${second}+00:00`,
  context: { user_id: 7, course_id: course },
  event: JSON.stringify({ id: 'v', code: 'html5', duration: 100, ...data }),
  ...more,
});
const play = (second: string, currentTime: number, data: object = {}) =>
  at(second, 'play', { currentTime, ...data });
const pause = (second: string, currentTime: number) => at(second, 'pause', { currentTime });
const seek = (second: string, old_time: number, new_time: number) =>
  at(second, 'seek', { old_time, new_time });

/** From, to and why of each viewing. */
const viewings = (...events: readonly (object | string)[]) =>
  runTask(videoViewingToldTask, events).map((row) => row.slice(5, 8).join(' '));

describe('a viewing', () => {
  it('begins where a seek went, when a play right behind it names the place that was left', () => {
    expect(viewings(play('00', 0), seek('03', 3, 50), play('03.1', 3), pause('06', 53))).toEqual([
      '0.0 3.0 seek_video',
      '50.0 53.0 pause_video',
    ]);
  });

  it('begins where the play says, when another play came between, be it a copy of the first', () => {
    const again = play('03.1', 3);
    expect(viewings(play('00', 0), seek('03', 3, 50), again, again, pause('06', 53))).toEqual([
      '0.0 3.0 seek_video',
      '3.0 53.0 pause_video',
    ]);
  });

  it('takes events of the same moment in the order of their types: a pause before a play', () => {
    expect(viewings(play('03', 9), pause('03', 3), play('00', 0), pause('05', 11))).toEqual([
      '0.0 3.0 pause_video',
      '9.0 11.0 pause_video',
    ]);
  });

  it('takes plays of the same moment by their places as numbers', () => {
    expect(viewings(play('00', 10), play('00', 9), pause('05', 15))).toEqual(['10.0 15.0 pause_video']);
  });

  it.each([
    [0.25, ['1.0 1.25 pause_video']],
    [0.24, []],
    [100, ['1.0 101.0 pause_video']],
    [100.1, []],
  ])('of %s seconds in a video of 100 gives %j', (length, expected) => {
    expect(viewings(play('00', 1), pause('05', 1 + length))).toEqual(expected);
  });

  it('needs a learner, a valid course and a time', () => {
    for (const broken of [
      { context: { user_id: '', course_id: course } },
      { context: { user_id: 7, course_id: 'nowhere' } },
      { time: '2026-01-01Tmorning' },
    ])
      expect(viewings({ ...play('00', 1), ...broken }, { ...pause('05', 5), ...broken })).toEqual([]);
  });

  it('keeps a length that the log has as a float, and its microseconds of six digits or none', () => {
    const line = JSON.stringify(play('00.5', 1)).replace('100,', '100.0,');
    expect(runTask(videoViewingToldTask, [line, pause('02', 3)])).toEqual([
      ['7', course, 'v', '100.0', '2026-01-01T00:00:00.500000', '1.0', '3.0', 'pause_video', null],
    ]);
    expect(
      runTask(videoViewingToldTask, [play('00', 1, { duration: null }), pause('02', 3)])[0]?.slice(3, 5),
    ).toEqual(['-1', '2026-01-01T00:00:00']);
  });

  it('does not believe in a length that no table could hold', () => {
    const lengths = [2_147_483_647, 2_147_483_648, 1e300, -1e300].map(
      (duration) => runTask(videoViewingToldTask, [play('00', 1, { duration }), pause('02', 3)])[0]?.[3],
    );
    expect(lengths).toEqual(['2147483647', '-1', '-1', '-1']);
  });

  it('keeps ids beyond the basic plane apart, and strips blanks around them', () => {
    const rows = runTask(videoViewingToldTask, [
      play('00', 1, { id: '\n\u{1F600}' }),
      at('02', 'pause', { id: '\u{1F600} ', currentTime: 3 }),
      at('03', 'pause', { id: '\u{1F601}', currentTime: 4 }),
    ]);
    expect(rows.map((row) => row[2])).toEqual(['\u{1F600}']);
  });
});
