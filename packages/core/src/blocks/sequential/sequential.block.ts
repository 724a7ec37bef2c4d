import { defineBlock } from '../define-block.ts';
import { sequentialFields } from './sequential.fields.ts';

export const sequentialBlock = defineBlock({
  type: 'sequential',
  fields: sequentialFields,
  view: async () => ({}),
  completion: 'aggregator',
});
