import type { BlockViewContext } from '../../blocks/block-context.ts';
import { blockIdOf } from '../../blocks/course-key-of.ts';
import type { VideoPlayer } from './video-player.ts';

/** `type` of `seek_video`: how the learner moved. */
export type SeekType = 'onSlideSeek' | 'onCaptionSeek' | 'onSkipSeek';

/** Open edX's video events; names and members: developer guide, tracking logs, "Video Interaction Events". */
export function videoEvents({ usageKey, emit }: BlockViewContext, player: VideoPlayer) {
  const common = () => ({ id: blockIdOf(usageKey), code: player.code, duration: round(player.duration) });
  const moment = () => ({ ...common(), currentTime: round(player.currentTime) });
  const position = () => ({ ...common(), current_time: round(player.currentTime) });
  return {
    loaded: () => emit('load_video', common()),
    played: () => emit('play_video', moment()),
    paused: () => emit('pause_video', moment()),
    stopped: () => emit('stop_video', moment()),
    sought: (from: number, to: number, type: SeekType) =>
      emit('seek_video', { ...common(), old_time: round(from), new_time: round(to), type }),
    speedChanged: (from: number, to: number) =>
      emit('speed_change_video', {
        ...position(),
        old_speed: speedText(from),
        new_speed: speedText(to),
      }),
    transcript: (shown: boolean) => emit(shown ? 'show_transcript' : 'hide_transcript', position()),
    captions: (shown: boolean) =>
      emit(shown ? 'edx.video.closed_captions.shown' : 'edx.video.closed_captions.hidden', position()),
    completed: () => emit('complete_video', common()),
  };
}

/** Milliseconds are enough. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** As Open edX writes it: `1.0`, `1.25`. */
function speedText(speed: number): string {
  return Number.isInteger(speed) ? speed.toFixed(1) : String(speed);
}
