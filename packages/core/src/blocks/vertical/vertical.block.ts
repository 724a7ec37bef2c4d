import { defineBlock } from '../define-block.ts';
import { verticalFields } from './vertical.fields.ts';

export const verticalBlock = defineBlock({
  type: 'vertical',
  fields: verticalFields,
  view: async () => ({}),
  completion: 'aggregator',
});
