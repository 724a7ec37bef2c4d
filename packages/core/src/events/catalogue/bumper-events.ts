import { z } from 'zod';
import { defineEvents } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Pre-Roll Video Interaction Events".

const bumper = {
  /** Address of the pre-roll video. */
  bumper_id: z.string(),
  code: z.string(),
  duration: z.number().nullable(),
  /** The video that it plays before. */
  host_component_id: z.string(),
};
const sources = ['browser'] as const;

export const bumperLoaded = defineEvents(
  { 'edx.video.bumper.loaded': 'A pre-roll video is ready to play.' },
  { sources, data: z.object(bumper) },
);

export const bumperMoments = defineEvents(
  {
    'edx.video.bumper.played': 'A pre-roll video was started.',
    'edx.video.bumper.stopped': 'A pre-roll video was paused or came to its end.',
    'edx.video.bumper.skipped': 'A pre-roll video was skipped.',
    'edx.video.bumper.dismissed': 'A pre-roll video was not to be shown again.',
    'edx.video.bumper.transcript.shown': 'The transcript of a pre-roll video was opened.',
    'edx.video.bumper.transcript.hidden': 'The transcript of a pre-roll video was closed.',
    'edx.video.bumper.transcript.menu.shown': 'The menu of languages of a pre-roll video was opened.',
    'edx.video.bumper.transcript.menu.hidden': 'The menu of languages of a pre-roll video was closed.',
  },
  { sources, data: z.object({ ...bumper, currentTime: z.number() }) },
);
