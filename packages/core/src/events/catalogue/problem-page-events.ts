import { z } from 'zod';
import { defineBrowserEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Problem Interaction Events" of the browser.

export const problemShow = defineBrowserEvent({
  name: 'problem_show',
  fires: 'The answer of a problem was shown on the page.',
  data: z.object({ problem: z.string().min(1) }).catchall(z.json()),
});
