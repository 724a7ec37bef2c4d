import type { Router } from 'express';
import { z } from 'zod';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import { lineItemAddress } from './launch-claims.ts';
import { ownLineItem } from './line-items.routes.ts';
import { onePage } from './paging.ts';
import type { PlatformDeps } from './platform-deps.ts';
import type { PlatformScore } from './platform-store.port.ts';
import { serviceCall, serviceFault } from './service-call.ts';

/** AGS §3.4.1. */
const scoreBody = z
  .object({
    userId: z.string().min(1),
    scoreGiven: z.number().nonnegative().exactOptional(),
    scoreMaximum: z.number().positive().exactOptional(),
    activityProgress: z.enum(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']),
    gradingProgress: z.enum(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']),
    comment: z.string().exactOptional(),
    timestamp: z.iso.datetime({ offset: true }).regex(/\.\d+/, { error: 'must have a fraction of a second' }),
  })
  .refine(({ scoreGiven, scoreMaximum }) => scoreGiven === undefined || scoreMaximum !== undefined, {
    error: 'scoreMaximum is needed with scoreGiven',
  });

const path = '/lti/platform/contexts/:context/lineitems/:id';

/** Takes scores of the tool's own line items and tells the results (AGS §3.3 and 3.4). */
export function scoreRoutes(router: Router, deps: PlatformDeps): void {
  router.post(
    `${path}/scores`,
    serviceCall(deps, [scopes.score], async (call) => {
      const item = await ownLineItem(deps, call);
      if (item === undefined) return;
      if (!call.request.is(mediaTypes.score)) {
        return serviceFault(call.response, 415, `The media type of a score is ${mediaTypes.score}.`);
      }
      const body = scoreBody.safeParse(call.request.body);
      if (!body.success) return serviceFault(call.response, 400, z.prettifyError(body.error));
      const members = await deps.store.members(call.context.id);
      if (!members.some(({ user }) => user.id === body.data.userId)) {
        return serviceFault(call.response, 404, `${body.data.userId} is not in the context.`);
      }
      if (!(await deps.store.putScore({ ...body.data, lineItemId: item.id }))) {
        return serviceFault(call.response, 409, 'There is a score with the same or a later timestamp.');
      }
      call.response.status(204).end();
    }),
  );
  router.get(
    `${path}/results`,
    serviceCall(deps, [scopes.resultReadonly], async (call) => {
      const item = await ownLineItem(deps, call);
      if (item === undefined) return;
      const wanted = call.request.query['user_id'];
      const address = lineItemAddress(deps, item);
      const results = (await deps.store.scores(item.id))
        .filter((score) => wanted === undefined || score.userId === wanted)
        .map((score) => ({
          id: `${address}/results/${encodeURIComponent(score.userId)}`,
          scoreOf: address,
          userId: score.userId,
          resultMaximum: item.scoreMaximum,
          ...(score.comment !== undefined && { comment: score.comment }),
          ...resultScore(score, item.scoreMaximum),
        }));
      const page = onePage(call.request, call.response, `${address}/results`, results);
      call.response.type(mediaTypes.resultContainer).send(JSON.stringify(page));
    }),
  );
}

/** Scaled to the line item (AGS §3.3.4); none while grading goes on. */
export function resultScore(
  score: PlatformScore,
  lineItemMaximum: number,
): { readonly resultScore?: number } {
  if (score.gradingProgress !== 'FullyGraded' || score.scoreGiven === undefined) return {};
  return { resultScore: (score.scoreGiven / (score.scoreMaximum ?? lineItemMaximum)) * lineItemMaximum };
}
