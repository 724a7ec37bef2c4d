import type { Engine } from '@coursewright/core';
import { z } from 'zod';
import { assertReaches } from '../accounts/reach.ts';
import { originOf } from '../http/event-origin.ts';
import type { RateLimits } from '../http/rate-limit.ts';
import { courseOfBlock } from './course-of-block.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { actionAnswer, blockView } from './schemas/block.schemas.ts';

const usageKey = z.string().meta({ example: 'block-v1:Org+Course+Run+type@problem+block@dice' });

export function blockEndpoints(
  { learning }: Pick<Engine, 'learning'>,
  rateLimit: RateLimits,
): readonly Endpoint[] {
  // Far above what a person does; a script in a loop is slowed down before it wears out everybody's database.
  const perLearner = rateLimit('block', 1200, 60);
  return [
    viewerEndpoint({
      id: 'getBlock',
      method: 'get',
      path: '/api/blocks/{usageKey}',
      summary: 'A unit with its children, or one block, as the caller sees it',
      tag: 'learning',
      input: z.object({ params: z.object({ usageKey }) }),
      response: blockView,
      problems: [403, 404],
      handle: async ({ params }, { viewer }) => {
        assertReaches(viewer, courseOfBlock(params.usageKey));
        return learning.block({ userId: viewer.account.id, usageKey: params.usageKey });
      },
    }),
    viewerEndpoint({
      id: 'actOnBlock',
      method: 'post',
      path: '/api/blocks/{usageKey}/actions/{action}',
      summary: 'What a learner does with a block: submit answers, save, reset, keep a position, complete',
      tag: 'learning',
      input: z.object({
        params: z.object({ usageKey, action: z.string().meta({ example: 'submit' }) }),
        body: z
          .json()
          .meta({ description: 'Input of the action', example: { answers: { input_1: 'choice_0' } } }),
      }),
      response: actionAnswer,
      problems: [403, 404],
      handle: async ({ params, body }, { viewer, req, res }) => {
        await perLearner.take(res, String(viewer.account.id));
        assertReaches(viewer, courseOfBlock(params.usageKey));
        return learning.act(
          { userId: viewer.account.id, usageKey: params.usageKey, action: params.action, input: body },
          originOf(req, viewer),
        );
      },
    }),
  ];
}
