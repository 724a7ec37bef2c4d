import type { Engine, Json } from '@coursewright/core';
import { z } from 'zod';
import { assertReaches } from '../accounts/reach.ts';
import { browserOriginOf } from '../http/event-origin.ts';
import type { RateLimits } from '../http/rate-limit.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';

const data: z.ZodType<Json> = z.json().meta({ example: { id: 'v1', code: 'html5', currentTime: 1.5 } });

const browserEvent = z
  .object({
    name: z.string().max(255).meta({ example: 'play_video' }),
    courseId: z.string().max(255),
    data,
  })
  .meta({ id: 'BrowserEvent' });

export function eventEndpoints(
  { events }: Pick<Engine, 'events'>,
  rateLimit: RateLimits,
): readonly Endpoint[] {
  const perLearner = rateLimit('events', 600, 60);
  return [
    viewerEndpoint({
      id: 'recordEvents',
      method: 'post',
      path: '/api/events',
      summary:
        'Events that come from the page: video, navigation. Durable when answered; one bad event refuses all',
      tag: 'events',
      input: z.object({ body: z.object({ events: z.array(browserEvent).max(500) }) }),
      response: null,
      problems: [403],
      handle: async ({ body }, { viewer, req, res }) => {
        await perLearner.take(res, String(viewer.account.id));
        for (const { courseId } of body.events) assertReaches(viewer, courseId);
        await events.record(body.events, browserOriginOf(req, viewer));
        return undefined;
      },
    }),
  ];
}
