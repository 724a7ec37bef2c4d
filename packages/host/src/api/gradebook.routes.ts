import type { Engine } from '@coursewright/core';
import { z } from 'zod';
import { assertStaff } from '../accounts/reach.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { gradebookPage } from './schemas/progress.schemas.ts';

export function gradebookEndpoints({
  grading,
  learners,
}: Pick<Engine, 'grading' | 'learners'>): readonly Endpoint[] {
  return [
    viewerEndpoint({
      id: 'getGradebook',
      method: 'get',
      path: '/api/courses/{courseKey}/gradebook',
      summary: 'Grades of all learners by username, for the course team',
      tag: 'grades',
      input: z.object({
        params: z.object({ courseKey: z.string() }),
        query: z.object({
          limit: z.coerce.number().int().min(1).max(1000).default(100),
          after: z.string().optional().meta({ description: '`next` of the page before' }),
        }),
      }),
      response: gradebookPage,
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query: { limit, after } }, { viewer }) => {
        await assertStaff(learners, viewer, courseKey);
        return grading.gradebook(courseKey, { limit, ...(after !== undefined && { after }) });
      },
    }),
  ];
}
