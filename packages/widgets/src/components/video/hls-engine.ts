import { Events, Hls } from 'hls.js/light';

/** Plays an HLS stream in browsers that cannot do it themselves; the returned function lets go of it. Undefined where Media Source Extensions are missing too. */
export function playHls(
  video: HTMLVideoElement,
  address: string,
  failed: () => void,
): (() => void) | undefined {
  if (!Hls.isSupported()) return undefined;
  // Its worker would come from a blob, which a strict content security policy refuses.
  const hls = new Hls({ enableWorker: false });
  hls.on(Events.ERROR, (_event, { fatal }) => {
    if (fatal) failed();
  });
  hls.loadSource(address);
  hls.attachMedia(video);
  return () => hls.destroy();
}
