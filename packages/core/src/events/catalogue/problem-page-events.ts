import { z } from 'zod';
import { defineBrowserEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Problem Interaction Events" of the browser.

export const problemShow = defineBrowserEvent({
  name: 'problem_show',
  fires: 'The answer of a problem was shown on the page.',
  data: z.object({ problem: z.string().min(1) }).catchall(z.json()),
});

export const problemGraded = defineBrowserEvent({
  name: 'problem_graded',
  fires: 'The page got the result of a submission.',
  data: z.array(z.json()),
  // The form's fields, and the HTML that came back.
  pageData: z.tuple([z.string(), z.string()]),
});

export const problemReset = defineBrowserEvent({
  name: 'problem_reset',
  fires: 'The page asked to reset a problem.',
  data: z.json(),
  // The form's fields.
  pageData: z.string(),
});

export const problemSave = defineBrowserEvent({
  name: 'problem_save',
  fires: 'The page asked to save answers without submitting them.',
  data: z.json(),
  // The form's fields.
  pageData: z.string(),
});
