import { z } from 'zod';
import { defineBrowserEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Course Navigation Events". Tabs are a subsection's units, from 1.

const tab = z.int().min(1);
const sequence = {
  /** Usage key of the subsection. */
  id: z.string().min(1),
  current_tab: tab,
  tab_count: tab,
  widget_placement: z.string(),
};
const step = z.object(sequence).catchall(z.json());

export const nextSelected = defineBrowserEvent({
  name: 'edx.ui.lms.sequence.next_selected',
  fires: 'The learner went on to the next unit.',
  formerly: ['seq_next'],
  data: step,
  // A step into the next subsection has no older form.
  legacy: ({ current_tab: current, tab_count: count }) =>
    current === count ? undefined : { eventType: 'seq_next', data: { old: current, new: current + 1 } },
});

export const previousSelected = defineBrowserEvent({
  name: 'edx.ui.lms.sequence.previous_selected',
  fires: 'The learner went back to the unit before.',
  formerly: ['seq_prev'],
  data: step,
  legacy: ({ current_tab: current }) =>
    current === 1 ? undefined : { eventType: 'seq_prev', data: { old: current, new: current - 1 } },
});

export const tabSelected = defineBrowserEvent({
  name: 'edx.ui.lms.sequence.tab_selected',
  fires: 'The learner chose a unit of the subsection.',
  formerly: ['seq_goto'],
  data: z.object({ ...sequence, target_tab: tab }).catchall(z.json()),
  legacy: ({ current_tab: current, target_tab: target }) => ({
    eventType: 'seq_goto',
    data: { old: current, new: target },
  }),
});

export const outlineSelected = defineBrowserEvent({
  name: 'edx.ui.lms.outline.selected',
  fires: 'The learner chose a place in the outline.',
  formerly: ['edx.ui.lms.sequence.outline.selected'],
  data: z
    .object({
      current_url: z.string(),
      target_url: z.string(),
      target_name: z.string(),
      widget_placement: z.string(),
    })
    .catchall(z.json()),
});

export const jumpNavSelected = defineBrowserEvent({
  name: 'edx.ui.lms.jump_nav.selected',
  fires: 'The learner chose a place in the breadcrumb.',
  data: z
    .object({
      target_name: z.string(),
      id: z.string(),
      current_id: z.string(),
      widget_placement: z.string(),
    })
    .catchall(z.json()),
});

export const linkClicked = defineBrowserEvent({
  name: 'edx.ui.lms.link_clicked',
  fires: 'The learner followed a link.',
  data: z.object({ current_url: z.string(), target_url: z.string() }).catchall(z.json()),
});

export const pageClose = defineBrowserEvent({
  name: 'page_close',
  fires: 'The page was left.',
  data: z.object({}).catchall(z.json()),
});
