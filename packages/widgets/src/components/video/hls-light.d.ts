declare module 'hls.js/light' {
  // The same without subtitles and encryption; its package has no types of its own for it.
  export { Events, Hls } from 'hls.js';
}
