import { z } from 'zod';
import { completeAction } from '../complete-action.ts';
import { defineBlock } from '../define-block.ts';
import { authorHtml } from './author-html.ts';
import { htmlFields } from './html.fields.ts';

export const htmlBlock = defineBlock({
  type: 'html',
  fields: htmlFields,
  view: async (block) => {
    const source = z.string().catch('').parse(block.fields['data']);
    return { ...authorHtml(source.replaceAll('%%USER_ID%%', String(block.learner.userId)), block) };
  },
  actions: { complete: completeAction },
  completion: 'completable',
  icon: 'text',
  // A text is read in its unit.
  linkable: false,
});
