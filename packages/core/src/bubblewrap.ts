export { BubblewrapSandbox, type BubblewrapSettings } from './adapters/bubblewrap/bubblewrap-sandbox.ts';
