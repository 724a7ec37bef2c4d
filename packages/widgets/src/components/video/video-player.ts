/** What happens in a player, whoever plays. */
export type PlayerChange = 'ready' | 'play' | 'pause' | 'ended' | 'time' | 'rate' | 'failed';

/** A video being played: the browser's own element, or YouTube's frame. Times in seconds. */
export interface VideoPlayer {
  /** `html5`, or the YouTube id: `code` of Open edX's video events. */
  readonly code: string;
  readonly duration: number;
  readonly currentTime: number;
  readonly paused: boolean;
  readonly rate: number;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  setRate(rate: number): void;
  /** Lets go of what the player holds. */
  close(): void;
}
