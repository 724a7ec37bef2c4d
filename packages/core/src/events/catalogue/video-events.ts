import { z } from 'zod';
import { defineBrowserEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Video Interaction Events". Times in seconds.

const video = {
  /** The last part of the video's usage key. */
  id: z.string().min(1),
  /** The YouTube id, or `html5`. */
  code: z.string().optional(),
  /** null where the player does not know it, as of a live stream. */
  duration: z.number().min(0).nullable().optional(),
};
const shape = <Members extends z.ZodRawShape>(members: Members) =>
  z.object({ ...video, ...members }).catchall(z.json());
const at = z.number().min(0);
const playing = shape({ currentTime: at });
const captions = shape({ current_time: at });

export const loadVideo = defineBrowserEvent({
  name: 'load_video',
  fires: 'The player is ready to play.',
  data: shape({}),
});

export const playVideo = defineBrowserEvent({
  name: 'play_video',
  fires: 'The learner started or resumed a video.',
  data: playing,
});

export const pauseVideo = defineBrowserEvent({
  name: 'pause_video',
  fires: 'The learner paused a video.',
  data: playing,
});

export const stopVideo = defineBrowserEvent({
  name: 'stop_video',
  fires: 'The player reached the end.',
  data: playing,
});

export const completeVideo = defineBrowserEvent({
  name: 'complete_video',
  fires: 'So much of a video was played that it counts as seen.',
  data: shape({}),
});

export const seekVideo = defineBrowserEvent({
  name: 'seek_video',
  fires: 'The learner went to another place of a video.',
  data: shape({
    old_time: at,
    new_time: at,
    /** By the transcript, the slider or the skip buttons. */
    type: z.enum(['onCaptionSeek', 'onSlideSeek', 'onSkipSeek']),
  }),
});

const speed = z.union([z.number(), z.string()]);

export const speedChangeVideo = defineBrowserEvent({
  name: 'speed_change_video',
  fires: 'The learner chose another speed.',
  data: shape({ current_time: at, old_speed: speed, new_speed: speed }),
});

export const showTranscript = defineBrowserEvent({
  name: 'show_transcript',
  fires: 'The transcript beside a video was opened.',
  data: captions,
});

export const hideTranscript = defineBrowserEvent({
  name: 'hide_transcript',
  fires: 'The transcript beside a video was closed.',
  data: captions,
});

export const showCaptions = defineBrowserEvent({
  name: 'edx.video.closed_captions.shown',
  fires: 'Captions over a video were switched on.',
  data: captions,
});

export const hideCaptions = defineBrowserEvent({
  name: 'edx.video.closed_captions.hidden',
  fires: 'Captions over a video were switched off.',
  data: captions,
});

const menu = shape({ language: z.string().optional() });

export const showLanguageMenu = defineBrowserEvent({
  name: 'edx.video.language_menu.shown',
  fires: 'The menu of transcript languages was opened.',
  data: menu,
});

export const hideLanguageMenu = defineBrowserEvent({
  name: 'edx.video.language_menu.hidden',
  fires: 'The menu of transcript languages was closed.',
  data: menu,
});
