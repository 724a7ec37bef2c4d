import { cutText } from '../cut-text.ts';
import type { Field, Occurrence } from '../../tuples/tuple.ts';
import { unknownDuration } from './video-length.ts';

/** Seconds. */
export const segmentLength = 5;

export interface VideoSegment {
  /** Counted from 0. */
  readonly segment: number;
  readonly users: number;
  readonly views: number;
}

/** What was seen of a video. */
export interface VideoFigures {
  readonly course: string;
  readonly module: string;
  /** Whole seconds. */
  readonly duration: number;
  readonly usersAtStart: number;
  readonly usersAtEnd: number;
  /** Those that somebody saw, up to the one in which the video ends. */
  readonly segments: readonly VideoSegment[];
}

/** Under `COURSE|MODULE`, as the tables name a video; a course key has no such stroke. */
export function videoId(course: Field, module: Field): string {
  return `${course}|${module}`;
}

/** Several tables are made of the same viewings, one after the other. */
const known = new WeakMap<Iterable<Occurrence>, { dropoff: number; figures: VideoFigures | undefined }>();

/**
 * Of viewings [user, from, to, length of the video] (edx-analytics-pipeline, edx/analytics/tasks/insights/video.py
 * VideoUsageTask.reducer). undefined for an id that is longer than the tables' columns, at which the original's run ends.
 */
export function videoFigures(
  id: string,
  viewings: Iterable<Occurrence>,
  dropoff: number,
): VideoFigures | undefined {
  const made = known.get(viewings);
  if (made?.dropoff === dropoff) return made.figures;
  const figures = cutText(id, 255) === id ? count(id, viewings, dropoff) : undefined;
  known.set(viewings, { dropoff, figures });
  return figures;
}

function count(id: string, viewings: Iterable<Occurrence>, dropoff: number): VideoFigures {
  const { segments, told } = countSegments(viewings);
  const last = told === unknownDuration ? finalSegment(segments, dropoff) : segmentOf(told);
  const duration = told === unknownDuration ? (last + 1) * segmentLength - 1 : told;
  const users = (segment: number): number => segments[segment]?.users ?? 0;
  const stroke = id.indexOf('|');
  // Where nobody saw the last segment, those behind it count too.
  const end = segments[last] === undefined ? segments.length : last + 1;
  return {
    course: id.slice(0, stroke),
    module: id.slice(stroke + 1),
    duration: Math.trunc(duration),
    usersAtStart: users(0),
    usersAtEnd: users(segmentOf(Math.max(duration - 30, duration * 0.95))),
    segments: segments.slice(0, end).filter((segment) => segment !== undefined),
  };
}

interface Segment extends VideoSegment {
  users: number;
  views: number;
  lastUser: Field;
}

/** By number; there are gaps. */
type Segments = (Segment | undefined)[];

/** `told`: the longest length, or that one of the viewings has none. Tuples of one learner stand side by side. */
function countSegments(viewings: Iterable<Occurrence>): { segments: Segments; told: number } {
  const segments: Segments = [];
  let told = 0;
  for (const { tuple, times } of viewings) {
    const [user = null, from, to, duration] = tuple;
    const length = Number(duration);
    if (length === unknownDuration) told = unknownDuration;
    else if (told !== unknownDuration) told = Math.max(told, length);
    const last = segmentOf(Number(to));
    for (let index = segmentOf(Number(from)); index <= last; index += 1) {
      const segment = (segments[index] ??= { segment: index, users: 0, views: 0, lastUser: null });
      segment.views += times;
      if (segment.lastUser !== user) segment.users += 1;
      segment.lastUser = user;
    }
  }
  return { segments, told };
}

/** Where, coming from the end, the number of users leaps up: what lies behind it comes from events behind the end. */
function finalSegment(segments: Segments, dropoff: number): number {
  const fromEnd = segments.filter((segment) => segment !== undefined).toReversed();
  let [before] = fromEnd;
  for (const segment of fromEnd.slice(1)) {
    if (before !== undefined && before.users <= segment.users * dropoff) return segment.segment;
    before = segment;
  }
  return fromEnd[0]?.segment ?? 0;
}

function segmentOf(seconds: number): number {
  return Math.floor(Math.trunc(seconds) / segmentLength);
}
