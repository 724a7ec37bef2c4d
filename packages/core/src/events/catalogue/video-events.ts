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
// `current_time` is the player's on a page; mobile apps and logs before 2016 have `currentTime`.
const captions = z.union([shape({ current_time: at }), shape({ currentTime: at })]);
const sources = ['browser', 'mobile'] as const;

export const loadVideo = defineBrowserEvent({
  name: 'load_video',
  mobileName: 'edx.video.loaded',
  sources,
  fires: 'The player is ready to play.',
  data: shape({}),
});

export const playVideo = defineBrowserEvent({
  name: 'play_video',
  mobileName: 'edx.video.played',
  sources,
  fires: 'The learner started or resumed a video.',
  data: playing,
});

export const pauseVideo = defineBrowserEvent({
  name: 'pause_video',
  mobileName: 'edx.video.paused',
  sources,
  fires: 'The learner paused a video.',
  data: playing,
});

export const stopVideo = defineBrowserEvent({
  name: 'stop_video',
  mobileName: 'edx.video.stopped',
  sources,
  fires: 'The player reached the end.',
  data: playing,
});

export const completeVideo = defineBrowserEvent({
  name: 'complete_video',
  mobileName: 'edx.video.completed',
  sources,
  fires: 'So much of a video was played that it counts as seen.',
  data: shape({}),
});

export const seekVideo = defineBrowserEvent({
  name: 'seek_video',
  mobileName: 'edx.video.position.changed',
  sources,
  fires: 'The learner went to another place of a video.',
  data: shape({
    old_time: at,
    new_time: at,
    /** By the transcript, the slider or the skip buttons. */
    type: z.enum(['onCaptionSeek', 'onSlideSeek', 'onSkipSeek']).optional(),
    /** Of mobile apps: by how many seconds, below 0 to go back. */
    requested_skip_interval: z.number().optional(),
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
  mobileName: 'edx.video.transcript.shown',
  sources,
  fires: 'The transcript beside a video was opened.',
  data: captions,
});

export const hideTranscript = defineBrowserEvent({
  name: 'hide_transcript',
  mobileName: 'edx.video.transcript.hidden',
  sources,
  fires: 'The transcript beside a video was closed.',
  data: captions,
});

export const showCaptions = defineBrowserEvent({
  name: 'edx.video.closed_captions.shown',
  sources,
  fires: 'Captions over a video were switched on.',
  data: captions,
});

export const hideCaptions = defineBrowserEvent({
  name: 'edx.video.closed_captions.hidden',
  sources,
  fires: 'Captions over a video were switched off.',
  data: captions,
});

const menu = shape({ language: z.string().optional() });

export const showLanguageMenu = defineBrowserEvent({
  name: 'edx.video.language_menu.shown',
  sources,
  formerly: ['video_show_cc_menu'],
  legacy: () => ({ eventType: 'video_show_cc_menu', data: {} }),
  fires: 'The menu of transcript languages was opened.',
  data: menu,
});

export const hideLanguageMenu = defineBrowserEvent({
  name: 'edx.video.language_menu.hidden',
  sources,
  formerly: ['video_hide_cc_menu'],
  legacy: () => ({ eventType: 'video_hide_cc_menu', data: {} }),
  fires: 'The menu of transcript languages was closed.',
  data: menu,
});
