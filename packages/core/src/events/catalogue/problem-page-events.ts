import { z } from 'zod';
import { defineBrowserEvent, defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Problem Interaction Events" of the browser.

export const problemShow = defineBrowserEvent({
  name: 'problem_show',
  fires: 'The answer of a problem was shown on the page.',
  data: z.object({ problem: z.string().min(1) }).catchall(z.json()),
});

export const problemGraded = defineEvent({
  name: 'problem_graded',
  fires: 'The page got the result of a submission.',
  sources: ['browser'],
  // The form's fields, and the HTML that came back.
  data: z.array(z.json()),
});

export const problemReset = defineEvent({
  name: 'problem_reset',
  fires: 'The page asked to reset a problem.',
  sources: ['browser'],
  data: z.json(),
});

export const problemSave = defineEvent({
  name: 'problem_save',
  fires: 'The page asked to save answers without submitting them.',
  sources: ['browser'],
  data: z.json(),
});
