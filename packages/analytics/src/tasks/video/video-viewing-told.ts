import { videoViewingTold } from '../../tables/video/video-viewing-told.table.ts';
import { defineTask } from '../define-task.ts';
import { isoTimestamp } from '../iso-timestamp.ts';
import type { Field, Occurrence, Tuple } from '../../tuples/tuple.ts';
import { endsInside, unknownDuration } from './video-length.ts';
import { videoEvents } from './video-events.pick.ts';
import { viewingsCount } from './viewings-count.ts';

const endings = new Set(['pause_video', 'seek_video', 'stop_video']);

/** Seconds. What is shorter was not watched. */
const shortest = 0.25;

/**
 * edx-analytics-pipeline, edx/analytics/tasks/insights/video.py UserVideoViewingTask.reducer. A play right behind a seek
 * often names the place that the seek left; the seek's own `new_time` counts then.
 */
export const videoViewingToldTask = defineTask({
  name: 'video-viewing-told',
  counts: viewingsCount,
  table: videoViewingTold,
  of: [videoEvents],
  fold(key, occurrences) {
    const rows: Tuple[] = [];
    let open: Play | undefined;
    let soughtTo: Field | undefined;
    for (const event of inOrder(occurrences)) {
      const [time = null, type, at = null, before = null, youtube = null, duration = null] = event;
      if (type === 'play_video') {
        open = { time, from: soughtTo ?? at, duration, youtube };
        soughtTo = undefined;
      } else if (open !== undefined && endings.has(type ?? '')) {
        const to = type === 'seek_video' ? before : at;
        const start = isoTimestamp(open.time ?? undefined);
        if (
          start !== undefined &&
          Number(to) - Number(open.from) >= shortest &&
          endsInside(to, open.duration)
        )
          rows.push([...key, open.duration, start, open.from, to, type ?? null, asked(open)]);
        open = undefined;
        soughtTo = type === 'seek_video' ? at : undefined;
      }
    }
    return rows;
  },
});

interface Play {
  readonly time: Field;
  readonly from: Field;
  readonly duration: Field;
  readonly youtube: Field;
}

/** What YouTube would be asked for. */
function asked({ duration, youtube }: Play): Field {
  return Number(duration) === unknownDuration && youtube !== '' ? youtube : null;
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
