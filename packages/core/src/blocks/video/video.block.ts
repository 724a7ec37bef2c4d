import { z } from 'zod';
import { defineAction, defineBlock } from '../define-block.ts';
import { videoFields } from './video.fields.ts';
import { viewVideo } from './view-video.ts';

/** Share of a video after which it counts as seen (VIDEO_COMPLETE_BY_DEFAULT… of Open edX: 0.95). */
const seenShare = 0.95;

/** Keeps where a learner stopped; `duration` lets it count as seen near its end. Seconds. */
const savePosition = defineAction({
  input: z.object({
    position: z.number().min(0),
    duration: z.number().positive().optional(),
    speed: z.number().min(0.25).max(4).optional(),
  }),
  run: async ({ position, duration, speed }, block) => ({
    result: { saved: true },
    state: {
      user_state: { ...block.state.user_state, saved_video_position: clock(position) },
      ...(speed !== undefined && { preferences: { ...block.state.preferences, global_speed: speed } }),
    },
    ...(duration !== undefined && position >= duration * seenShare && { completion: 1 }),
  }),
});

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

export const videoBlock = defineBlock({
  type: 'video',
  fields: videoFields,
  view: viewVideo,
  actions: { save_position: savePosition },
  completion: 'completable',
  icon: 'video',
});
