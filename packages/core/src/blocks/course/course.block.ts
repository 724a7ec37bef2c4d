import { defineBlock } from '../define-block.ts';
import { courseFields } from './course.fields.ts';

export const courseBlock = defineBlock({
  type: 'course',
  fields: courseFields,
  view: async () => ({}),
  completion: 'aggregator',
});
