import { formatInstant } from '@coursewright/core';
import { z } from 'zod';
import { assertAdministrator } from '../accounts/administrators.ts';
import { originOf } from '../http/event-origin.ts';
import type { Retirements } from '../retirement/retirements.ts';
import type { Retirement } from '../retirement/retirement-store.port.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';

const retirement = z.object({
  user_id: z.int().meta({ description: 'Of the account, which stays.' }),
  username: z.string().meta({ description: 'What stands for the person since.' }),
  retired: z.string().meta({ description: 'When.' }),
  retired_by: z.int().nullable().meta({ description: 'Account of the administrator; null = at a shell.' }),
  state: z.enum(['in_progress', 'done']),
  log_lines: z.int().meta({ description: 'Lines of the event log that were replaced.' }),
  reports: z.int().meta({ description: 'Reports about courses that were changed.' }),
  finished: z.string().nullable(),
});

/** What `coursewright user retire` does from a shell. For site administrators. */
export function retirementEndpoints(retirements: Retirements): readonly Endpoint[] {
  return [
    viewerEndpoint({
      id: 'retireUser',
      method: 'post',
      path: '/api/users/retirements',
      summary: 'Takes a person out of an account for good; log and numbers follow in the background',
      tag: 'accounts',
      input: z.object({
        body: z.object({
          user: z
            .string()
            .min(1)
            .meta({ description: 'Username, or e-mail address. Not in the address: that is logged.' }),
          irreversible: z.literal(true).meta({ description: 'Says that nobody can undo it.' }),
        }),
      }),
      response: retirement,
      problems: [403, 404, 409],
      handle: async ({ body: { user } }, { viewer, req }) => {
        assertAdministrator(viewer);
        const by = { userId: viewer.account.id, origin: originOf(req, viewer) };
        return retirementView(await retirements.retire(user, by));
      },
    }),
    viewerEndpoint({
      id: 'getUserRetirement',
      method: 'get',
      path: '/api/users/retirements/{userId}',
      summary: 'How far the retirement of an account is',
      tag: 'accounts',
      input: z.object({ params: z.object({ userId: z.coerce.number().int() }) }),
      response: retirement,
      problems: [403, 404],
      handle: async ({ params: { userId } }, { viewer }) => {
        assertAdministrator(viewer);
        return retirementView(await retirements.of(userId));
      },
    }),
  ];
}

function retirementView({ userId, username, at, by, lines, reports, finished }: Retirement) {
  return {
    user_id: userId,
    username,
    retired: formatInstant(at),
    retired_by: by ?? null,
    state: finished === undefined ? ('in_progress' as const) : ('done' as const),
    log_lines: lines,
    reports,
    finished: finished === undefined ? null : formatInstant(finished),
  };
}
