import type { Json, JsonObject } from '@coursewright/core/shared';
import type { LogEvent } from '../../log/log-event.ts';
import { definePick } from '../define-task.ts';
import { jsonFloat } from '../json-float.ts';
import { pythonFloat } from '../python-float.ts';
import { userIdOf } from '../user-id.ts';
import { unknownDuration } from './video-length.ts';

/** Ten hours, in seconds: what lies farther in is no place in a video. */
const longest = 36_000;

/** Players that do not play from YouTube; any other `code` is YouTube's id of the video. */
const players: readonly Json[] = ['html5', 'mobile', 'hls'];

/**
 * [user, course, module] → [time, type, place, place before a seek, YouTube id, length of the video], places and length in
 * seconds (edx-analytics-pipeline, edx/analytics/tasks/insights/video.py UserVideoViewingTask.mapper).
 */
export const videoEvents = definePick({
  name: 'video-events',
  types: ['play_video', 'pause_video', 'seek_video', 'stop_video'],
  pick(event, emit) {
    const { courseId, time, type } = event;
    const user = userIdOf(event.userId);
    const data = event.data();
    if (user === undefined || courseId === undefined || data === undefined) return;
    const { id, code = null } = data;
    const module = typeof id === 'string' ? id.trim() : '';
    const places = placesOf(type, data);
    if (module === '' || places === undefined || time === undefined) return;
    const youtube =
      type === 'play_video' && typeof code === 'string' && !players.includes(code) ? code : null;
    const [at, before] = places;
    emit([user, courseId, module], [time, type, at, before, youtube, durationOf(data, event)]);
  },
});

/** Where the event leaves the video, and where a seek left it from. undefined where one of them is no place in a video. */
function placesOf(type: string, data: JsonObject): readonly [string, string | null] | undefined {
  if (type === 'seek_video') {
    const at = place(data['new_time']);
    const before = place(data['old_time']);
    return at === undefined || before === undefined ? undefined : [at, before];
  }
  // A video that is paused at its beginning may have no time.
  const at = place(
    data['currentTime'] ?? (type === 'pause_video' && !('currentTime' in data) ? 0 : undefined),
  );
  return at === undefined ? undefined : [at, null];
}

function place(json: Json | undefined): string | undefined {
  const seconds = jsonFloat(json);
  return seconds === undefined || seconds > longest || seconds < 0 ? undefined : pythonFloat(seconds);
}

/** What the column of the original's table holds. */
const mostSeconds = 0x7f_ff_ff_ff;

/** As the log has it, so that `184.0` stays a float; text that is a number counts as one (the original fails on it). */
function durationOf({ duration }: JsonObject, event: LogEvent): string {
  const seconds = jsonFloat(duration ?? undefined);
  if (seconds === undefined || seconds === 0 || Math.abs(seconds) > mostSeconds)
    return String(unknownDuration);
  if (!Number.isInteger(seconds)) return pythonFloat(seconds);
  const float = writtenFloat.exec(event.dataText)?.[1];
  return float === undefined || Number(float) !== seconds ? String(seconds) : pythonFloat(seconds);
}

const writtenFloat = /"duration\\?"\s*:\s*\\?"?(-?\d+(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+))/;
