import { CoreError } from '@coursewright/core';
import { lmsProduct, type LtiTool } from '@coursewright/lti-provider';
import { z } from 'zod';
import { assertAdministrator } from '../accounts/administrators.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { launchView } from './lti-views.ts';
import { ltiLaunch, pageOf, pageQuery, tokenExamination } from './schemas/lti-admin.schemas.ts';

const tag = 'lti' as const;

/** The launch doctor: what became of launches in the last days, and what to do about those that were refused. */
export function ltiLaunchEndpoints({
  platforms,
  doctor,
}: Pick<LtiTool, 'platforms' | 'doctor'>): readonly Endpoint[] {
  const find = async (id: string | undefined) => (await platforms.list()).find((one) => one.id === id);
  return [
    viewerEndpoint({
      id: 'listLtiLaunches',
      method: 'get',
      path: '/api/lti/launches',
      summary: 'Launches of the last week, newest first, with the explanation of those that were refused',
      tag,
      input: z.object({
        query: pageQuery.extend({
          outcome: z.enum(['opened', 'refused']).optional(),
          platform: z
            .string()
            .optional()
            .meta({ description: 'Id of an LMS; none = those that no LMS is known for' }),
        }),
      }),
      response: pageOf(ltiLaunch),
      problems: [403],
      handle: async ({ query: { limit, after, outcome, platform } }, { viewer }) => {
        assertAdministrator(viewer);
        const page = await doctor.launches({
          limit,
          ...(after !== undefined && { after }),
          ...(outcome !== undefined && { outcome }),
          ...(platform !== undefined && { registrationId: platform === 'none' ? null : platform }),
        });
        const known = await platforms.list();
        return {
          ...page,
          items: page.items.map((record) =>
            launchView(
              record,
              known.find(({ id }) => id === record.registrationId),
              doctor,
            ),
          ),
        };
      },
    }),
    viewerEndpoint({
      id: 'getLtiLaunch',
      method: 'get',
      path: '/api/lti/launches/{id}',
      summary: 'One launch, by the id that the page of a refused one shows',
      tag,
      input: z.object({ params: z.object({ id: z.string() }) }),
      response: ltiLaunch,
      problems: [403, 404],
      handle: async ({ params: { id } }, { viewer }) => {
        assertAdministrator(viewer);
        const record = await doctor.launch(id);
        if (record === undefined) throw new CoreError('not_found', `No launch ${id} is kept.`);
        return launchView(record, await find(record.registrationId), doctor);
      },
    }),
    viewerEndpoint({
      id: 'examineLtiToken',
      method: 'post',
      path: '/api/lti/token-examinations',
      summary: "Judges an id token by itself, its signature by the LMS's keys; keeps nothing of it",
      tag,
      input: z.object({ body: z.object({ token: z.string().min(1).max(100_000) }) }),
      response: tokenExamination,
      problems: [403],
      handle: async ({ body: { token } }, { viewer }) => {
        assertAdministrator(viewer);
        const { registration, faults, ...rest } = await doctor.examine(token);
        return {
          ...rest,
          ...(registration !== undefined && { platform: registration.id }),
          product: lmsProduct(registration ?? {}),
          faults: faults.map((fault) => doctor.explain(fault, registration ?? {}, 'en')),
        };
      },
    }),
  ];
}
