import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Drag and Drop Events". Texts are cut at 12,500 characters.

const feedback = { content: z.string(), truncated: z.boolean() };
const index = z.union([z.int(), z.string()]);

export const dragAndDropLoaded = defineEvent({
  name: 'edx.drag_and_drop_v2.loaded',
  fires: 'A drag and drop problem was shown.',
  data: z.object({}),
});

export const dragAndDropItemPickedUp = defineEvent({
  name: 'edx.drag_and_drop_v2.item.picked_up',
  fires: 'An item was picked up.',
  data: z.object({ item_id: index }),
});

export const dragAndDropItemDropped = defineEvent({
  name: 'edx.drag_and_drop_v2.item.dropped',
  fires: 'An item was dropped in a zone.',
  data: z.object({
    item_id: index,
    is_correct: z.boolean(),
    is_correct_location: z.boolean().exactOptional(),
    /** Name of the item, or the address of its picture. */
    item: z.string().exactOptional(),
    /** The number that went with it. */
    input: z.union([z.number(), z.string()]).nullable().exactOptional(),
    location: z.string(),
    location_id: index.exactOptional(),
  }),
});

export const dragAndDropFeedbackOpened = defineEvent({
  name: 'edx.drag_and_drop_v2.feedback.opened',
  fires: 'Feedback on an item popped up.',
  data: z.object(feedback),
});

export const dragAndDropFeedbackClosed = defineEvent({
  name: 'edx.drag_and_drop_v2.feedback.closed',
  fires: 'Feedback on an item went away.',
  data: z.object({
    ...feedback,
    /** Closed by the learner. */
    manually: z.boolean(),
  }),
});
