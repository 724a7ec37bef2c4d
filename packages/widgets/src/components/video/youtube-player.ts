import type { PlayerChange, VideoPlayer } from './video-player.ts';

const origin = 'https://www.youtube-nocookie.com';
/** Milliseconds between attempts to be heard by a frame that is still loading, and how many there are. */
const knockEvery = 400;
const knocks = 25;

/** The address of YouTube's player, on the domain that sets no cookie before the video is played. */
export function youtubeAddress(id: string, start: number, end: number): string {
  const address = new URL(`/embed/${encodeURIComponent(id)}`, origin);
  address.search = new URLSearchParams({
    enablejsapi: '1',
    rel: '0',
    playsinline: '1',
    origin: location.origin,
    ...(start > 0 && { start: String(Math.floor(start)) }),
    ...(end > 0 && { end: String(Math.ceil(end)) }),
  }).toString();
  return address.href;
}

/**
 * YouTube's frame by the messages of its own script (`https://www.youtube.com/iframe_api`), which is not loaded: a
 * strict content security policy would refuse it. `failed` when YouTube says that it cannot play the video.
 */
export function youtubePlayer(
  frame: HTMLIFrameElement,
  id: string,
  notify: (change: PlayerChange) => void,
): VideoPlayer {
  const info = { currentTime: 0, duration: 0, playerState: -1, playbackRate: 1 };
  let ready = false;
  let knocked = 0;

  const post = (message: object): void => {
    frame.contentWindow?.postMessage(JSON.stringify({ id: 1, channel: 'widget', ...message }), origin);
  };
  const command = (func: string, ...args: readonly unknown[]): void => post({ event: 'command', func, args });

  const take = (given: Readonly<Record<string, unknown>>): void => {
    const before = { ...info };
    for (const name of ['currentTime', 'duration', 'playerState', 'playbackRate'] as const) {
      const value = given[name];
      if (typeof value === 'number') info[name] = value;
    }
    if (!ready && info.duration > 0) {
      ready = true;
      notify('ready');
    }
    if (info.playbackRate !== before.playbackRate) notify('rate');
    if (info.playerState !== before.playerState) {
      if (info.playerState === 1 && before.playerState !== 3) notify('play');
      if (info.playerState === 2) notify('pause');
      if (info.playerState === 0) notify('ended');
    }
    if (info.currentTime !== before.currentTime) notify('time');
  };
  const listen = ({ source, origin: from, data }: MessageEvent<unknown>): void => {
    if (source !== frame.contentWindow || from !== origin || typeof data !== 'string') return;
    clearInterval(knocking);
    const message = readMessage(data);
    if (message?.event === 'onError') notify('failed');
    else if (message?.info !== undefined) take(message.info);
  };
  addEventListener('message', listen);
  const knocking = setInterval(() => {
    knocked += 1;
    if (knocked > knocks) {
      // It may play all the same, by its own controls.
      clearInterval(knocking);
      return;
    }
    post({ event: 'listening' });
    command('addEventListener', 'onError');
  }, knockEvery);

  return {
    code: id,
    get duration() {
      return info.duration;
    },
    get currentTime() {
      return info.currentTime;
    },
    get paused() {
      return info.playerState !== 1 && info.playerState !== 3;
    },
    get rate() {
      return info.playbackRate;
    },
    play: () => command('playVideo'),
    pause: () => command('pauseVideo'),
    seek: (seconds) => {
      info.currentTime = seconds;
      command('seekTo', seconds, true);
    },
    setRate: (rate) => command('setPlaybackRate', rate),
    close: () => {
      clearInterval(knocking);
      removeEventListener('message', listen);
    },
  };
}

function readMessage(
  data: string,
): { readonly event?: unknown; readonly info?: Readonly<Record<string, unknown>> } | undefined {
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== 'object' || message === null) return undefined;
    const info = 'info' in message && typeof message.info === 'object' ? message.info : undefined;
    return {
      ...('event' in message && { event: message.event }),
      ...(info != null && { info: { ...info } }),
    };
  } catch {
    return undefined;
  }
}
