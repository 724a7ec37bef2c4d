import { z } from 'zod';
import { defineEvents } from '../define-event.ts';

// Names: openedx-unsupported/edx-analytics-pipeline, share/explicit_events.tsv; members of the first: Open edX developer guide,
// tracking logs, "Third-Party Content Events". What the other blocks tell is theirs to choose.

const open = z.object({}).catchall(z.json());

export const googleComponents = defineEvents(
  {
    'edx.googlecomponent.calendar.displayed': 'A Google calendar was shown.',
    'edx.googlecomponent.document.displayed': 'A file of Google Drive was shown.',
  },
  { data: z.object({ displayed_in: z.enum(['iframe', 'img']), url: z.string() }) },
);

export const oppia = defineEvents(
  {
    'oppia.exploration.loaded': 'An Oppia exploration was loaded.',
    'oppia.exploration.completed': 'An Oppia exploration was worked through.',
    'oppia.exploration.state.changed': 'An Oppia exploration went on to another state.',
  },
  { data: open },
);

export const pollsAndSurveys = defineEvents(
  {
    'xblock.poll.submitted': 'A poll was answered.',
    'xblock.poll.view_results': 'The results of a poll were looked at.',
    'xblock.survey.submitted': 'A survey was answered.',
    'xblock.survey.view_results': 'The results of a survey were looked at.',
  },
  { data: open },
);

export const problemBuilder = defineEvents(
  {
    'xblock.problem_builder.loaded': 'A block of Problem Builder was loaded.',
    'xblock.problem_builder.submitted': 'A block of Problem Builder was answered.',
  },
  { data: open },
);
