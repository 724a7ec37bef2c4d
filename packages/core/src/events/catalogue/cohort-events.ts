import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Cohort Events" of learners and of the course team.

const cohort = { cohort_id: z.int(), cohort_name: z.string() };
const member = z.object({ ...cohort, user_id: z.int() });

export const cohortCreated = defineEvent({
  name: 'edx.cohort.created',
  fires: 'A cohort was made, by the course team or by itself.',
  data: z.object(cohort),
});

export const cohortUserAdded = defineEvent({
  name: 'edx.cohort.user_added',
  fires: 'Somebody came into a cohort.',
  data: member,
});

export const cohortUserRemoved = defineEvent({
  name: 'edx.cohort.user_removed',
  fires: 'Somebody left a cohort for another.',
  data: member,
});

export const cohortCreationRequested = defineEvent({
  name: 'edx.cohort.creation_requested',
  fires: 'The course team asked for a new cohort.',
  data: z.object(cohort),
});

export const cohortUserAddRequested = defineEvent({
  name: 'edx.cohort.user_add_requested',
  fires: 'The course team put somebody into a cohort.',
  data: z.object({
    ...cohort,
    /** null where there was none. */
    previous_cohort_id: z.int().nullable(),
    previous_cohort_name: z.string().nullable(),
    user_id: z.int(),
  }),
});
