import type { Cue } from './parse-vtt.ts';

/**
 * Captions over the picture. Made from cues that were fetched anyway: a `<track>` from another origin would ask for
 * the video under CORS too, which many video servers do not have.
 */
export function captionTrack(video: HTMLVideoElement) {
  const track = video.addTextTrack('captions');
  return {
    fill(cues: readonly Cue[]): void {
      // Cues of a hidden track can be changed, those of a disabled one are not there.
      track.mode = 'hidden';
      while (track.cues?.[0] !== undefined) track.removeCue(track.cues[0]);
      for (const { start, end, text } of cues) {
        const cue = new VTTCue(start, end, '');
        cue.text = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        track.addCue(cue);
      }
    },
    show(shown: boolean): void {
      track.mode = shown ? 'showing' : 'hidden';
    },
  };
}
