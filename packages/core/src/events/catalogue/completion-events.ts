import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

/** As openedx/completion emits it (shared fixtures, `edx.completion.block_completion.changed`). */
export const blockCompletionChanged = defineEvent({
  name: 'edx.completion.block_completion.changed',
  fires: 'How far a learner has come with a block changed.',
  data: z.object({
    user_id: z.int(),
    course_id: z.string(),
    context_key: z.string(),
    block_id: z.string(),
    block_type: z.string(),
    completion: z.number().min(0).max(1),
    is_new: z.boolean(),
  }),
});

export const doneToggled = defineEvent({
  name: 'edx.done.toggled',
  fires: 'A learner marked a section as complete, or took the mark away.',
  sources: ['browser', 'server'],
  data: z.object({ done: z.boolean() }),
});
