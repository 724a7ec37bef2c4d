import { allTasks } from '@coursewright/analytics';
import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import { openInsights, type InsightsDeps } from '../../insights/open-insights.ts';
import { readEventsBehind, type EventsBehind } from '../../insights/read-events-behind.ts';
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
  courseKey: z.string().meta({ description: 'The course that it counts for; empty where it is none' }),
  username: z.string().nullable().meta({ description: 'null for roles that do not see learners' }),
  counted: z
    .array(z.object({ member: z.string().nullable(), value: z.string() }))
    .meta({ description: 'What of it counted: a member of its data, or what the rule made of it' }),
  line: z.record(z.string(), z.json()).meta({ description: 'The line of the log, less what is not shown' }),
});

const query = z.object({
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
});

const answer = z.object({
  items: z.array(eventBehind),
  more: z.boolean().meta({ description: 'There are more than these' }),
  whole: z
    .boolean()
    .meta({ description: 'False where the log of the day was too long to be read to its end' }),
  sideTables: z
    .array(z.string())
    .meta({ description: 'Tables of the LMS that the numbers are counted from besides, or instead' }),
});

/** The events behind numbers: of a course, for its team and administrators; of the site, for administrators. */
export function insightsEventEndpoints(deps: InsightsDeps): readonly Endpoint[] {
  const insights = openInsights(deps);
  const { log } = deps.analytics;
  return [
    viewerEndpoint({
      id: 'listInsightsEvents',
      method: 'get',
      path: '/api/insights/courses/{courseKey}/events',
      summary: 'The events of a day that numbers of a course are counted from, the newest first',
      tag: 'insights',
      input: z.object({ params: courseParams, query }),
      response: answer.extend({ rule: z.string().meta({ description: 'How the numbers are counted' }) }),
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query }, { viewer }) => {
        const { personal } = await insights.course(viewer, courseKey);
        const disclosure = personal ? 'team' : 'numbers';
        const found = await readEventsBehind(log, { ...query, courseKey, disclosure });
        return { rule: taskNamed(query.task).counts, ...answered(found) };
      },
    }),
    viewerEndpoint({
      id: 'listInsightsSiteEvents',
      method: 'get',
      path: '/api/insights/site/events',
      summary: 'The events of a day in all courses, the newest first, for administrators',
      tag: 'insights',
      input: z.object({
        query: query.extend({
          task: query.shape.task
            .optional()
            .meta({ description: 'Only those that this task counts; every event by default' }),
        }),
      }),
      response: answer,
      problems: [403],
      handle: async ({ query }, { viewer }) => {
        if (!viewer.account.superuser || viewer.courses !== null)
          throw new CoreError('forbidden', 'Only site administrators may see this.');
        const { task } = query;
        return answered(
          await readEventsBehind(log, { ...query, task, courseKey: undefined, disclosure: 'team' }),
        );
      },
    }),
  ];
}

function answered({ events, more, whole, sideTables }: EventsBehind) {
  const items = events.map(({ id, fires, ...event }) => ({ id: id ?? null, fires: fires ?? null, ...event }));
  return { items, more, whole, sideTables };
}
