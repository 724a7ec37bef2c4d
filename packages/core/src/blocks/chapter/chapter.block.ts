import { defineBlock } from '../define-block.ts';
import { chapterFields } from './chapter.fields.ts';

export const chapterBlock = defineBlock({
  type: 'chapter',
  fields: chapterFields,
  view: async () => ({}),
  completion: 'aggregator',
});
