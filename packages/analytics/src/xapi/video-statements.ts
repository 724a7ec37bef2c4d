import type { JsonObject } from '@coursewright/core/shared';
import { blockKey } from '../projection/block-ids.ts';
import { milliseconds, paddedDuration } from '../projection/durations.ts';
import { pythonText } from '../projection/python-repr.ts';
import { needed } from '../projection/refused-event.ts';
import { isTrue, textAt, valueAt, type TrackingEvent } from '../projection/tracking-event.ts';
import { activity, forNames, given, type XapiFamily, type XapiMapping } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';
import type { VerbName } from './verbs.ts';

type Result = (event: TrackingEvent) => JsonObject | undefined;

function video(verb: VerbName, result: Result = () => undefined): XapiMapping {
  return {
    verb,
    parts: (event, { lmsRoot }) => {
      const course = needed(textAt(event, 'context', 'course_id'), 'context.course_id');
      const id = pythonText(needed(valueAt(event, 'data', 'id'), 'data.id'));
      const block = needed(blockKey(course, 'video', id), 'course key with a scheme');
      return {
        object: activity(`${lmsRoot}/xblock/${block}`, { type: activityTypes.video }),
        result: result(event),
        extensions: given({ [extensionIris.videoLength]: seconds(event, 'duration') }),
      };
    },
  };
}

/** Of a moment: pages and apps have different names for the time. */
const moment: Result = (event) => ({ extensions: given({ [extensionIris.videoTime]: timeOf(event) }) });

function captions(shown: boolean): Result {
  return (event) => ({
    extensions: given({ [extensionIris.videoTime]: timeOf(event), [extensionIris.captions]: shown }),
  });
}

const completion: Result = (event) => {
  const length = seconds(event, 'duration');
  return {
    extensions: given({ [extensionIris.videoTime]: length }),
    completion: true,
    ...(length !== undefined && { duration: paddedDuration(length) }),
  };
};

const seek: Result = (event) => ({
  extensions: given({
    [extensionIris.videoTimeFrom]: seconds(event, 'old_time'),
    [extensionIris.videoTimeTo]: seconds(event, 'new_time'),
  }),
});

const speeds: Result = (event) => ({
  extensions: {
    [extensionIris.speedFrom]: `${speed(event, 'old_speed')}x`,
    [extensionIris.speedTo]: `${speed(event, 'new_speed')}x`,
  },
});

export const videoStatements: XapiFamily = {
  ...forNames(['load_video', 'edx.video.loaded'], video('initialized')),
  ...forNames(['play_video', 'edx.video.played'], video('played', moment)),
  ...forNames(['pause_video', 'edx.video.paused'], video('paused', moment)),
  ...forNames(['stop_video', 'edx.video.stopped'], video('terminated', moment)),
  ...forNames(['complete_video', 'edx.video.completed'], video('completed', completion)),
  ...forNames(['seek_video', 'edx.video.position.changed'], video('seeked', seek)),
  ...forNames(
    [
      'show_transcript',
      'edx.video.transcript.shown',
      'edx.video.closed_captions.shown',
      'video_show_cc_menu',
    ],
    video('interacted', captions(true)),
  ),
  ...forNames(
    [
      'hide_transcript',
      'edx.video.transcript.hidden',
      'edx.video.closed_captions.hidden',
      'video_hide_cc_menu',
    ],
    video('interacted', captions(false)),
  ),
  speed_change_video: video('interacted', speeds),
};

function timeOf(event: TrackingEvent): number | undefined {
  const time = valueAt(event, 'data', 'current_time');
  return milliseconds(isTrue(time) ? time : valueAt(event, 'data', 'currentTime'));
}

function seconds(event: TrackingEvent, member: string): number | undefined {
  return milliseconds(valueAt(event, 'data', member));
}

function speed(event: TrackingEvent, member: string): string {
  return pythonText(needed(valueAt(event, 'data', member), `data.${member}`));
}
