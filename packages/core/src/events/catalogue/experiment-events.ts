import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Testing Events for Content Experiments".

const id = z.union([z.int(), z.string()]);

export const userAssignedToPartition = defineEvent({
  name: 'xmodule.partitions.assigned_user_to_partition',
  fires: 'A learner came into a group of a content experiment.',
  sources: ['server', 'browser'],
  data: z.object({
    group_id: id,
    group_name: z.string(),
    partition_id: id,
    partition_name: z.string(),
  }),
});

export const splitTestChildRendered = defineEvent({
  name: 'xblock.split_test.child_render',
  fires: 'A learner was shown one of the children of a content experiment.',
  data: z.union([
    z.object({ child_id: z.string() }),
    // Before 16 October 2014.
    z.object({ 'child-id': z.string() }),
  ]),
});
