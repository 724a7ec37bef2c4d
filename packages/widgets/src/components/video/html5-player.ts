import type { VideoView } from '@coursewright/core';
import type { PlayerChange, VideoPlayer } from './video-player.ts';

/** Plays the first of the sources that can be played; `failed` when none can. */
export function html5Player(
  video: HTMLVideoElement,
  { sources }: Pick<VideoView, 'sources'>,
  notify: (change: PlayerChange) => void,
): VideoPlayer {
  const listening = new AbortController();
  let letGo: (() => void) | undefined;
  let index = -1;

  const on = (type: string, change: PlayerChange): void => {
    video.addEventListener(type, () => notify(change), { signal: listening.signal });
  };
  on('loadedmetadata', 'ready');
  on('play', 'play');
  on('ended', 'ended');
  on('timeupdate', 'time');
  on('ratechange', 'rate');
  video.addEventListener(
    'pause',
    () => {
      // The end is told by itself.
      if (!video.ended) notify('pause');
    },
    { signal: listening.signal },
  );

  const tryNext = async (): Promise<void> => {
    letGo?.();
    letGo = undefined;
    index += 1;
    const source = sources[index];
    if (source === undefined) {
      notify('failed');
      return;
    }
    const stream = source.type === 'application/vnd.apple.mpegurl';
    if (!stream || video.canPlayType(source.type) !== '') {
      video.src = source.url;
      return;
    }
    const { playHls } = await import('#hls-engine');
    if (listening.signal.aborted) return;
    letGo = playHls(video, source.url, () => void tryNext());
    if (letGo === undefined) await tryNext();
  };
  video.addEventListener('error', () => void tryNext(), { signal: listening.signal });
  void tryNext();

  return {
    code: 'html5',
    get duration() {
      return Number.isFinite(video.duration) ? video.duration : 0;
    },
    get currentTime() {
      return video.currentTime;
    },
    get paused() {
      return video.paused;
    },
    get rate() {
      return video.playbackRate;
    },
    play: () => void video.play().catch(() => undefined),
    pause: () => video.pause(),
    seek: (seconds) => {
      video.currentTime = seconds;
    },
    setRate: (rate) => {
      video.playbackRate = rate;
    },
    close: () => {
      listening.abort();
      letGo?.();
      video.removeAttribute('src');
    },
  };
}
