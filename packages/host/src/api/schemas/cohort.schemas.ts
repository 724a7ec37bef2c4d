import { z } from 'zod';

// Members and their names: openedx/edx-platform, openedx/core/djangoapps/course_groups/views.py and serializers.py.

export const cohortView = z
  .object({
    id: z.int(),
    name: z.string().meta({ example: 'Tuesday' }),
    user_count: z.int(),
    assignment_type: z.literal('manual').meta({ description: 'Learners are put into it by the course team' }),
    user_partition_id: z.null().meta({ description: 'Content does not depend on cohorts here' }),
    group_id: z.null(),
  })
  .meta({ id: 'Cohort' });

const cohortUser = z
  .object({ username: z.string(), email: z.string(), name: z.string() })
  .meta({ id: 'CohortUser' });

export const cohortUsers = z
  .object({
    count: z.int(),
    next: z.string().nullable().meta({ description: 'Address of the next page' }),
    previous: z.null(),
    results: z.array(cohortUser),
  })
  .meta({ id: 'CohortUsers' });

export const cohortAdditions = z
  .object({
    success: z.literal(true),
    added: z.array(cohortUser),
    changed: z.array(cohortUser.extend({ previous_cohort: z.string() })),
    present: z.array(z.string()),
    unknown: z.array(z.string()).meta({ description: 'Nobody of the course is called so' }),
    preassigned: z
      .array(z.string())
      .meta({ description: 'Always empty: only learners of the course are taken' }),
    invalid: z.array(z.string()).meta({ description: 'Always empty' }),
  })
  .meta({ id: 'CohortAdditions' });
