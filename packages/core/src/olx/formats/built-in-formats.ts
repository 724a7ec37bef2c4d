import type { OlxFormat } from '../olx-format.ts';
import { courseFormat } from './course-format.ts';
import { videoFormat } from './video-format.ts';

const container: OlxFormat = { body: 'blocks' };

/** Formats of the built-in types, and of the containers whose blocks must be reachable although their type is not here yet. */
export const builtInFormats: ReadonlyMap<string, OlxFormat> = new Map<string, OlxFormat>([
  ['course', courseFormat],
  ['chapter', container],
  ['sequential', container],
  ['vertical', container],
  ['html', { body: 'html' }],
  ['problem', { body: 'problem' }],
  ['video', videoFormat],
  ['section', container],
  ['videosequence', container],
  ['problemset', container],
  ['wrapper', container],
  ['randomize', container],
  ['split_test', container],
  ['conditional', { body: 'blocks', settingElements: ['show'] }],
  ['library_content', container],
  ['itembank', container],
  ['library_sourced', container],
]);
