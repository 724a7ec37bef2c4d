import { allTasks } from '@coursewright/analytics';
import { z } from 'zod';
import { openInsights, type InsightsDeps } from '../../insights/open-insights.ts';
import { readEventsBehind } from '../../insights/read-events-behind.ts';
import { taskNamed } from '../../insights/task-named.ts';
import { viewerEndpoint, type Endpoint } from '../endpoint.ts';
import { courseParams } from './insights.schemas.ts';

const mostEvents = 100;

const eventBehind = z.object({
  id: z.string().nullable(),
  time: z.string().meta({ description: 'ISO 8601, UTC' }),
  type: z.string().meta({ description: 'event_type; of a request, the kind of its address' }),
  fires: z.string().nullable().meta({ description: 'When such events happen, in English' }),
  source: z.string(),
  username: z.string().nullable().meta({ description: 'null for roles that do not see learners' }),
  counted: z
    .array(z.object({ member: z.string().nullable(), value: z.string() }))
    .meta({ description: 'What of it counted: a member of its data, or what the rule made of it' }),
  line: z.record(z.string(), z.json()).meta({ description: 'The line of the log, less what is not shown' }),
});

/** The events behind the numbers of a course, for its team and administrators. */
export function insightsEventEndpoints(deps: InsightsDeps): readonly Endpoint[] {
  const insights = openInsights(deps);
  return [
    viewerEndpoint({
      id: 'listInsightsEvents',
      method: 'get',
      path: '/api/insights/courses/{courseKey}/events',
      summary: 'The events of a day that numbers of a course are counted from, the newest first',
      tag: 'insights',
      input: z.object({
        params: courseParams,
        query: z.object({
          task: z.enum(allTasks.map(({ name }) => name)).meta({
            description: 'Which numbers: the name of the task that counts them, as rules of charts have it',
          }),
          date: z.iso.date().meta({ description: 'UTC' }),
          key: z
            .string()
            .min(1)
            .max(500)
            .optional()
            .meta({ description: 'Only events in which this counted: a problem, a video, a mode …' }),
          limit: z.coerce.number().int().min(1).max(mostEvents).default(mostEvents),
        }),
      }),
      response: z.object({
        rule: z.string().meta({ description: 'How the numbers are counted' }),
        items: z.array(eventBehind),
        more: z.boolean().meta({ description: 'There are more than these' }),
        whole: z
          .boolean()
          .meta({ description: 'False where the log of the day was too long to be read to its end' }),
        sideTables: z
          .array(z.string())
          .meta({ description: 'Tables of the LMS that the numbers are counted from besides, or instead' }),
      }),
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query }, { viewer }) => {
        const { personal } = await insights.course(viewer, courseKey);
        const disclosure = personal ? 'team' : 'numbers';
        const { events, more, whole, sideTables } = await readEventsBehind(deps.analytics.log, {
          ...query,
          courseKey,
          disclosure,
        });
        const items = events.map(({ id, fires, ...event }) => ({
          id: id ?? null,
          fires: fires ?? null,
          ...event,
        }));
        return { rule: taskNamed(query.task).counts, items, more, whole, sideTables };
      },
    }),
  ];
}
