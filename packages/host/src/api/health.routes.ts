import { CoreError, type Engine } from '@coursewright/core';
import { z } from 'zod';
import { openEndpoint, type Endpoint } from './endpoint.ts';

const health = z.object({ status: z.literal('ok') });

/** `/healthz`: the process runs. `/readyz`: it can work, and has not been told to stop. */
export function healthEndpoints(engine: Pick<Engine, 'courses'>, ready: () => boolean): readonly Endpoint[] {
  return [
    openEndpoint({
      id: 'healthz',
      method: 'get',
      path: '/healthz',
      summary: 'Whether the process runs',
      tag: 'service',
      input: z.object({}),
      response: health,
      handle: async () => ({ status: 'ok' }),
    }),
    openEndpoint({
      id: 'readyz',
      method: 'get',
      path: '/readyz',
      summary: 'Whether it answers from its stores and takes requests',
      tag: 'service',
      input: z.object({}),
      response: health,
      problems: [503],
      handle: async () => {
        if (!ready()) throw new CoreError('unavailable', 'The server is stopping.');
        await engine.courses.list();
        return { status: 'ok' };
      },
    }),
  ];
}
