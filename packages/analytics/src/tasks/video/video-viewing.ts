import { videoViewing } from '../../tables/video/video-viewing.table.ts';
import { defineTask, type FoldContext } from '../define-task.ts';
import { isoTimestamp } from '../iso-timestamp.ts';
import type { Field, Occurrence, Tuple } from '../tuple.ts';
import { unknownDuration, videoEvents } from './video-events.pick.ts';

const endings = new Set(['pause_video', 'seek_video', 'stop_video']);

/** Seconds. What is shorter was not watched. */
const shortest = 0.25;

/**
 * edx-analytics-pipeline, edx/analytics/tasks/insights/video.py UserVideoViewingTask.reducer. A play right behind a seek
 * often names the place that the seek left; the seek's own `new_time` counts then.
 */
export const videoViewingTask = defineTask({
  name: 'video-viewing',
  counts:
    'A viewing goes from a play to the next pause, seek or stop of the same learner and video, if it is at least a quarter of a second long, and ends at most a second behind the end of the video. It belongs to the day on which it begins.',
  table: videoViewing,
  of: [videoEvents],
  *fold(key, occurrences, context) {
    let open: Play | undefined;
    let soughtTo: Field | undefined;
    for (const [time = '', type = '', at = null, before = null, youtube = null, duration = null] of inOrder(
      occurrences,
    )) {
      if (type === 'play_video') {
        open = { time, from: soughtTo ?? at, duration: durationOf(duration, youtube, context) };
        soughtTo = undefined;
      } else if (open !== undefined && endings.has(type ?? '')) {
        const to = type === 'seek_video' ? before : at;
        const start = isoTimestamp(open.time ?? undefined);
        if (start !== undefined && wasWatched(open, to))
          yield [...key, open.duration, start, open.from, to, type];
        open = undefined;
        soughtTo = type === 'seek_video' ? at : undefined;
      }
    }
  },
});

interface Play {
  readonly time: Field;
  readonly from: Field;
  readonly duration: Field;
}

function wasWatched({ from, duration }: Play, to: Field): boolean {
  const end = Number(to);
  if (Number(duration) !== unknownDuration && end > Number(duration) + 1) return false;
  return end - Number(from) >= shortest;
}

function durationOf(duration: Field, youtube: Field, context: FoldContext): Field {
  if (Number(duration) !== unknownDuration || youtube === null || youtube === '') return duration;
  return String(context.youtubeDuration?.(youtube) ?? unknownDuration);
}

/**
 * In the original's order: by time and type as text, places and length as numbers, null first. A second copy of an event
 * can matter, a third one cannot.
 */
function inOrder(occurrences: Iterable<Occurrence>): Tuple[] {
  const events: Tuple[] = [];
  for (const { tuple, times } of occurrences) {
    events.push(tuple);
    if (times > 1) events.push(tuple);
  }
  return events.sort(compareEvents);
}

function compareEvents(a: Tuple, b: Tuple): number {
  for (let index = 0; index < a.length; index += 1) {
    const order = compareFields(a[index] ?? null, b[index] ?? null, index);
    if (order !== 0) return order;
  }
  return 0;
}

const numbers = new Set([2, 3, 5]);

function compareFields(a: Field, b: Field, index: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (numbers.has(index)) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}
