import { CoreError, isRefusal, type Engine } from '@coursewright/core';
import { z } from 'zod';
import { assertStaff } from '../accounts/reach.ts';
import { originOf } from '../http/event-origin.ts';
import { courseOfBlock } from './course-of-block.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { score } from './schemas/progress.schemas.ts';

/** Grading anew, for the course team. */
export function rescoreEndpoints({
  learning,
  learners,
}: Pick<Engine, 'learning' | 'learners'>): readonly Endpoint[] {
  return [
    viewerEndpoint({
      id: 'rescoreBlock',
      method: 'post',
      path: '/api/blocks/{usageKey}/rescore',
      summary:
        'Grades anew what learners have answered in a block: one at once, all of them in the background',
      tag: 'grades',
      input: z.object({
        params: z.object({
          usageKey: z.string().meta({ example: 'block-v1:Org+Course+Run+type@problem+block@dice' }),
        }),
        body: z.object({
          username: z.string().optional().meta({ description: 'One learner; without it all of them.' }),
          onlyIfHigher: z.boolean().default(false).meta({ description: 'A better score stays.' }),
        }),
      }),
      response: z.object({
        queued: z.boolean().meta({ description: 'It is done in the background.' }),
        score: score.optional().meta({ description: "The learner's, by the answers graded anew." }),
      }),
      problems: [403, 404],
      handle: async ({ params: { usageKey }, body: { username, onlyIfHigher } }, { viewer, req }) => {
        await assertStaff(learners, viewer, courseOfBlock(usageKey));
        const rescoring = { usageKey, onlyIfHigher, askedBy: viewer.account.id };
        if (username === undefined) {
          await learning.rescoreAll(rescoring);
          return { queued: true };
        }
        const learner = await learners.accountByUsername(username);
        if (learner === undefined) throw new CoreError('not_found', `There is no account ${username}.`);
        const done = await learning.rescore({ ...rescoring, userId: learner.id }, originOf(req, viewer));
        return isRefusal(done) ? done : { queued: false, score: done };
      },
    }),
  ];
}
