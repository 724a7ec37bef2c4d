export { bubblewrapIsHere } from './adapters/bubblewrap/bubblewrap-is-here.ts';
export { BubblewrapSandbox, type BubblewrapSettings } from './adapters/bubblewrap/bubblewrap-sandbox.ts';
