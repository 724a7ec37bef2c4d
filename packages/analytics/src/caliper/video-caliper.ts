import type { Json, JsonObject } from '@coursewright/core/shared';
import { blockKey } from '../projection/block-ids.ts';
import { isoDuration, secondsOf } from '../projection/durations.ts';
import { pythonText } from '../projection/python-repr.ts';
import { needed } from '../projection/refused-event.ts';
import {
  isTrue,
  objectAt,
  textAt,
  valueAt,
  valueOf,
  type TrackingEvent,
} from '../projection/tracking-event.ts';
import { filled, type CaliperFamily, type CaliperMapping } from './define-caliper.ts';
import { partOfCourse } from './part-of-course.ts';

interface Told {
  readonly target: JsonObject;
  readonly extensions?: JsonObject;
}

function media(action: string, told: (event: TrackingEvent) => Told = moment): CaliperMapping {
  return {
    types: ['MediaEvent'],
    parts: (event, settings) => {
      const course = needed(textAt(event, 'context', 'course_id'), 'context.course_id');
      const id = pythonText(needed(valueAt(event, 'data', 'id'), 'data.id'));
      const block = needed(blockKey(course, 'video', id), 'course key with a scheme');
      return {
        type: 'MediaEvent',
        action,
        object: filled({
          id: `${settings.lmsRoot}/xblock/${block}`,
          type: 'VideoObject',
          duration: iso(objectAt(event, 'data')?.['duration'] ?? length(event)),
          extensions: partOfCourse(event, settings),
        }),
        ...told(event),
      };
    },
  };
}

/** A video whose length the event does not name lasts no time, one whose length is not known has none. */
function length(event: TrackingEvent): Json | undefined {
  return objectAt(event, 'data')?.['duration'] === undefined ? 0 : undefined;
}

function location(currentTime: string | undefined, extensions: JsonObject = {}): JsonObject {
  return filled({ id: '_:MediaLocation', type: 'MediaLocation', currentTime, extensions });
}

function moment(event: TrackingEvent): Told {
  return { target: location(iso(either(event, 'currentTime', 'current_time'))) };
}

function seek(event: TrackingEvent): Told {
  const newTime = iso(valueAt(event, 'data', 'new_time'));
  return { target: location(iso(either(event, 'currentTime', 'old_time')), filled({ newTime })) };
}

function speed(event: TrackingEvent): Told {
  const extensions = filled({ oldSpeed: valueOf(event, 'old_speed'), newSpeed: valueOf(event, 'new_speed') });
  return { ...moment(event), extensions };
}

/** The first where it is true to Python, else the second. */
function either(event: TrackingEvent, first: string, second: string): Json | undefined {
  const value = valueAt(event, 'data', first);
  return isTrue(value) ? value : valueAt(event, 'data', second);
}

function iso(value: Json | undefined): string | undefined {
  const seconds = secondsOf(value);
  return seconds === undefined ? undefined : isoDuration(seconds);
}

function named(names: readonly string[], mapping: CaliperMapping): CaliperFamily {
  return Object.fromEntries(names.map((name) => [name, mapping]));
}

export const videoCaliper: CaliperFamily = {
  ...named(['load_video', 'edx.video.loaded'], media('Started')),
  ...named(['play_video', 'edx.video.played'], media('Resumed')),
  ...named(['pause_video', 'edx.video.paused'], media('Paused')),
  ...named(['stop_video', 'edx.video.stopped', 'complete_video', 'edx.video.completed'], media('Ended')),
  ...named(['seek_video', 'edx.video.position.changed'], media('JumpedTo', seek)),
  ...named(
    [
      'show_transcript',
      'edx.video.transcript.shown',
      'edx.video.closed_captions.shown',
      'video_show_cc_menu',
    ],
    media('EnabledClosedCaptioning'),
  ),
  ...named(
    [
      'hide_transcript',
      'edx.video.transcript.hidden',
      'edx.video.closed_captions.hidden',
      'video_hide_cc_menu',
    ],
    media('DisabledClosedCaptioning'),
  ),
  speed_change_video: media('ChangedSpeed', speed),
};
