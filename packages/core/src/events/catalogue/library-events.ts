import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Content Library Interaction Events".

const usage = {
  usage_key: z.string(),
  /** Of the block in the library. */
  original_usage_key: z.string().nullable().exactOptional(),
  original_usage_version: z.string().nullable().exactOptional(),
};
const block = z.object({ ...usage, descendants: z.array(z.object(usage)).exactOptional() });
const assignment = {
  /** Usage key of the randomized block. */
  location: z.string(),
  /** How many blocks it hands out. */
  max_count: z.int(),
  /** How many the learner had before. */
  previous_count: z.int(),
  /** All that the learner has now. */
  result: z.array(block),
};

export const libraryContentAssigned = defineEvent({
  name: 'edx.librarycontentblock.content.assigned',
  fires: 'A learner was given blocks of a library.',
  data: z.object({ ...assignment, added: z.array(block) }),
});

export const libraryContentRemoved = defineEvent({
  name: 'edx.librarycontentblock.content.removed',
  fires: 'Blocks of a library that a learner had can no longer be given.',
  data: z.object({ ...assignment, removed: z.array(block), reason: z.enum(['overlimit', 'invalid']) }),
});
