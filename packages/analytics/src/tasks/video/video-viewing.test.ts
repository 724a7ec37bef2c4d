import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { videoViewingToldTask } from './video-viewing-told.ts';
import { videoViewingYoutubeTask } from './video-viewing-youtube.ts';
import { videoViewingTask } from './video-viewing.ts';
import { youtubeSeconds } from './youtube-seconds.ts';

const event = (second: string, type: string, user: number, data: object) => ({
  event_type: `${type}_video`,
  time: `2026-01-01T00:00:${second}+00:00`,
  context: { user_id: user, course_id: 'a/b/c' },
  event: { id: 'v', ...data },
});
const viewing = (user: number, to: number, data: object) => [
  event('00', 'play', user, { currentTime: 1, ...data }),
  event('09', 'pause', user, { currentTime: to }),
];

/** Learner, length and end of each viewing. */
const viewings = (events: readonly object[], youtube_videos: readonly Tuple[]) =>
  runTask(videoViewingTask, events, {
    behind: [videoViewingToldTask, videoViewingYoutubeTask],
    rows: { youtube_videos },
  }).map(([user, , , length, , , end]) => [user, length, end].join(' '));

describe('a viewing of a video on YouTube', () => {
  const known: readonly Tuple[] = [['yt', 'PT1M', null]];

  it('has the length that YouTube tells where the player told none', () => {
    const events = [
      ...viewing(1, 61, { code: 'yt' }),
      ...viewing(2, 9, { code: 'yt', duration: 0 }),
      ...viewing(3, 9, { code: 'yt', duration: 70 }),
      ...viewing(4, 9, { code: 'other' }),
      ...viewing(5, 9, { code: 'html5' }),
      ...viewing(6, 9, { code: '' }),
    ];
    expect(viewings(events, known)).toEqual([
      '1 60 61.0',
      '2 60 9.0',
      '3 70 9.0',
      '4 -1 9.0',
      '5 -1 9.0',
      '6 -1 9.0',
    ]);
  });

  it('is none where it ends more than a second behind that', () => {
    expect(viewings(viewing(1, 61.1, { code: 'yt' }), known)).toEqual([]);
    expect(viewings(viewing(1, 61.1, { code: 'yt' }), [])).toEqual(['1 -1 61.1']);
  });

  it.each([
    ['PT2H30M1S', null, 9001],
    [null, '{"duration":"PT1M2S"}', 62],
    ['PT', null, 0],
    ['P1D', null, undefined],
    [null, null, undefined],
    [null, '{"duration":7}', undefined],
  ])('takes %j or %j for %j seconds', (duration, details, seconds) => {
    expect(youtubeSeconds(duration, details)).toBe(seconds);
  });
});
