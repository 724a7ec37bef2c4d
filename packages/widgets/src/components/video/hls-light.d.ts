declare module 'hls.js/light' {
  // The same without subtitles and encryption; its package has no types of its own for it.
  export { Events, default as Hls } from 'hls.js';
}
