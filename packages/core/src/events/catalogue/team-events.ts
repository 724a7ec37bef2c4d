import { z } from 'zod';
import { defineEvent, defineEvents } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Teams-Related Events".

const team = { team_id: z.string() };
const user = z.union([z.int(), z.string()]);

export const teamEvents = defineEvents(
  {
    'edx.team.activity_updated': 'A team wrote in its discussion.',
    'edx.team.created': 'A team was made.',
    'edx.team.deleted': 'A team was deleted.',
  },
  { data: z.object(team) },
);

export const teamChanged = defineEvent({
  name: 'edx.team.changed',
  fires: 'A field of a team was changed.',
  data: z.object({
    ...team,
    field: z.string(),
    old: z.json(),
    new: z.json(),
    /** Which of `old` and `new` were cut at 1,250 characters. */
    truncated: z.array(z.string()),
  }),
});

export const teamLearnerAdded = defineEvent({
  name: 'edx.team.learner_added',
  fires: 'Somebody joined a team.',
  data: z.object({
    ...team,
    /** `added_on_create`, `joined_from_team_view`, `added_by_another_user`. */
    add_method: z.string(),
    user_id: user,
  }),
});

export const teamLearnerRemoved = defineEvent({
  name: 'edx.team.learner_removed',
  fires: 'Somebody left a team.',
  data: z.object({
    ...team,
    /** `self_removal`, `team_deleted`, `removed_by_admin`. */
    remove_method: z.string(),
    user_id: user,
  }),
});

export const teamPageViewed = defineEvent({
  name: 'edx.team.page_viewed',
  fires: 'A page about teams was opened.',
  sources: ['browser'],
  data: z.object({
    page_name: z.string(),
    topic_id: z.string().nullable(),
    team_id: z.string().nullable(),
  }),
});

export const teamSearched = defineEvent({
  name: 'edx.team.searched',
  fires: 'Teams of a topic were searched.',
  data: z.object({ number_of_results: z.int(), search_text: z.string(), topic_id: z.string() }),
});
