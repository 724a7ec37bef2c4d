import { videoUsage } from '../../tables/video/video-usage.table.ts';
import { cutText } from '../cut-text.ts';
import { defineTask } from '../define-task.ts';
import type { Field, Occurrence } from '../../tuples/tuple.ts';
import { unknownDuration } from './video-length.ts';
import { pickViewings } from './viewings.pick.ts';

/** Seconds. */
const segmentLength = 5;

/** edx-analytics-pipeline, edx/analytics/tasks/insights/video.py VideoUsageTask. */
export const videoUsageTask = defineTask({
  name: 'video-usage',
  counts:
    'Videos are counted in segments of 5 seconds: a viewing counts as one view of each segment that it touches, its learner as one user. A video is as long as the longest length that players told; if one told none, it ends where the number of learners drops to the threshold. A learner saw the end who saw the segment that is 30 seconds, or 5 % of the video if that is less, before it.',
  table: videoUsage,
  of: pickViewings(
    ([user = null, course = null, module = null, duration = null, , from = null, to = null], emit) => {
      emit([course, module], [user, from, to, duration]);
    },
  ),
  *fold([course = null, module = null], occurrences, { videoDropoff }) {
    const id = `${course}|${module}`;
    // The original's run ends at an id that its column cannot hold.
    if (cutText(id, 255) !== id) return;
    const { segments, told } = countSegments(occurrences);
    const known = told !== unknownDuration;
    const last = known ? segmentOf(told) : finalSegment(segments, videoDropoff);
    const duration = known ? told : (last + 1) * segmentLength - 1;
    const users = (segment: number): string => String(segments.get(segment)?.users ?? 0);
    const video = [id, course, module, String(Math.trunc(duration)), String(segmentLength)];
    const seen = [users(0), users(segmentOf(Math.max(duration - 30, duration * 0.95)))];
    for (const [segment, { users, views }] of ordered(segments)) {
      yield [...video, ...seen, String(segment), String(users), String(views)];
      if (segment === last) return;
    }
  },
});

interface Segment {
  users: number;
  views: number;
  lastUser: Field;
}

type Segments = Map<number, Segment>;

/** `told`: the longest length, or that one of the viewings has none. Tuples of one learner stand side by side. */
function countSegments(occurrences: Iterable<Occurrence>): { segments: Segments; told: number } {
  const segments: Segments = new Map();
  let told = 0;
  for (const { tuple, times } of occurrences) {
    const [user = null, from, to, duration] = tuple;
    const length = Number(duration);
    if (length === unknownDuration) told = unknownDuration;
    else if (told !== unknownDuration) told = Math.max(told, length);
    for (let index = segmentOf(Number(from)); index <= segmentOf(Number(to)); index += 1) {
      const segment = segments.get(index) ?? { users: 0, views: 0, lastUser: null };
      segments.set(index, segment);
      segment.views += times;
      if (segment.lastUser !== user) segment.users += 1;
      segment.lastUser = user;
    }
  }
  return { segments, told };
}

/** Where, coming from the end, the number of users leaps up: what lies behind it comes from events behind the end. */
function finalSegment(segments: Segments, dropoff: number): number {
  const fromEnd = ordered(segments).toReversed();
  let [before] = fromEnd;
  for (const segment of fromEnd.slice(1)) {
    if (before !== undefined && before[1].users <= segment[1].users * dropoff) return segment[0];
    before = segment;
  }
  return fromEnd[0]?.[0] ?? 0;
}

function ordered(segments: Segments): [number, Segment][] {
  return [...segments].sort(([a], [b]) => a - b);
}

function segmentOf(seconds: number): number {
  return Math.floor(Math.trunc(seconds) / segmentLength);
}
