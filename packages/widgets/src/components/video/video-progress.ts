import type { BlockViewContext } from '../../blocks/block-context.ts';
import type { VideoPlayer } from './video-player.ts';

/** Seconds of playing after which the position is kept without a pause. */
const keepEvery = 30;
/** Share of a video after which it counts as seen, as on the server. */
const seenShare = 0.95;

/** Keeps where a learner is, and that they have seen it. `completed` is called once. */
export function videoProgress(
  context: Pick<BlockViewContext, 'act' | 'completion'>,
  player: VideoPlayer,
  completed: () => void,
) {
  let kept = -1;
  let seen = (context.completion ?? 0) >= 1;

  const keep = (speed?: number): void => {
    const { currentTime: position, duration } = player;
    if (duration <= 0 || (position === kept && speed === undefined)) return;
    kept = position;
    const input = { position, duration, ...(speed !== undefined && { speed }) };
    // A position that was not kept is kept with the next one.
    void context.act('save_position', input).catch(() => {
      kept = -1;
    });
  };

  return {
    keep,
    /** Called while the video plays. */
    played(): void {
      const { currentTime, duration } = player;
      if (!seen && duration > 0 && currentTime >= duration * seenShare) {
        seen = true;
        completed();
        keep();
      } else if (kept < 0) kept = currentTime;
      else if (Math.abs(currentTime - kept) >= keepEvery) keep();
    },
  };
}
