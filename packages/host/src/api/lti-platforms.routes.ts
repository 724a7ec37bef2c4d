import { formatInstant } from '@coursewright/core';
import { registrationChangesSchema, registrationSchema, type LtiTool } from '@coursewright/lti-provider';
import { z } from 'zod';
import { assertAdministrator } from '../accounts/administrators.ts';
import { alreadyThere } from '../admin/lti/already-there.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { platformView } from './lti-views.ts';
import { connectionSteps, ltiAddresses, ltiPlatform } from './schemas/lti-admin.schemas.ts';

const one = z.object({ params: z.object({ id: z.string() }) });
const tag = 'lti' as const;

/** What `coursewright lti platform` does from a shell, and the pages under /admin/lti by forms. For site administrators. */
export function ltiPlatformEndpoints({
  platforms,
  registrations,
  doctor,
  addresses,
}: Pick<LtiTool, 'platforms' | 'registrations' | 'doctor' | 'addresses'>): readonly Endpoint[] {
  return [
    viewerEndpoint({
      id: 'getLtiAddresses',
      method: 'get',
      path: '/api/lti/addresses',
      summary: "The addresses that an LMS's administrator enters",
      tag,
      input: z.object({}),
      response: ltiAddresses,
      problems: [403],
      handle: async (_input, { viewer }) => {
        assertAdministrator(viewer);
        return addresses;
      },
    }),
    viewerEndpoint({
      id: 'createLtiRegistrationAddress',
      method: 'post',
      path: '/api/lti/registration-addresses',
      summary: 'An address by which one LMS registers itself and may launch at once',
      tag,
      input: z.object({}),
      response: z.object({ address: z.string(), expires: z.string() }),
      problems: [403],
      handle: async (_input, { viewer }) => {
        assertAdministrator(viewer);
        const { address, expires } = registrations.invite();
        return { address, expires: formatInstant(expires) };
      },
    }),
    viewerEndpoint({
      id: 'listLtiPlatforms',
      method: 'get',
      path: '/api/lti/platforms',
      summary: 'The LMSs that are registered, in every state, oldest first',
      tag,
      input: z.object({}),
      response: z.object({ items: z.array(ltiPlatform) }),
      problems: [403],
      handle: async (_input, { viewer }) => {
        assertAdministrator(viewer);
        return { items: (await platforms.list()).map(platformView) };
      },
    }),
    viewerEndpoint({
      id: 'addLtiPlatform',
      method: 'post',
      path: '/api/lti/platforms',
      summary: 'Lets an LMS launch courses',
      tag,
      input: z.object({ body: registrationSchema }),
      response: ltiPlatform,
      problems: [403, 409],
      handle: async ({ body }, { viewer }) => {
        assertAdministrator(viewer);
        return platformView(await platforms.add(body).catch(alreadyThere));
      },
    }),
    viewerEndpoint({
      id: 'getLtiPlatform',
      method: 'get',
      path: '/api/lti/platforms/{id}',
      summary: 'One LMS, in any state',
      tag,
      input: one,
      response: ltiPlatform,
      problems: [403, 404],
      handle: async ({ params: { id } }, { viewer }) => {
        assertAdministrator(viewer);
        return platformView(await platforms.get(id));
      },
    }),
    viewerEndpoint({
      id: 'changeLtiPlatform',
      method: 'patch',
      path: '/api/lti/platforms/{id}',
      summary: 'Changes the members that are named; null takes an optional one away',
      tag,
      input: z.object({ ...one.shape, body: registrationChangesSchema }),
      response: ltiPlatform,
      problems: [403, 404, 409],
      handle: async ({ params: { id }, body }, { viewer }) => {
        assertAdministrator(viewer);
        return platformView(await platforms.change(id, body).catch(alreadyThere));
      },
    }),
    viewerEndpoint({
      id: 'removeLtiPlatform',
      method: 'delete',
      path: '/api/lti/platforms/{id}',
      summary: 'Ends its launches and grades; links and accounts stay for when it is added again',
      tag,
      input: one,
      response: null,
      problems: [403, 404],
      handle: async ({ params: { id } }, { viewer }) => {
        assertAdministrator(viewer);
        await platforms.remove(id);
        return undefined;
      },
    }),
    ...(['approve', 'pause'] as const).map((what) =>
      viewerEndpoint({
        id: `${what}LtiPlatform`,
        method: 'post',
        path: `/api/lti/platforms/{id}/${what}`,
        summary: what === 'approve' ? 'Lets it launch, or launch again' : 'Stops its launches',
        tag,
        input: one,
        response: ltiPlatform,
        problems: [403, 404],
        handle: async ({ params: { id } }, { viewer }) => {
          assertAdministrator(viewer);
          return platformView(await platforms[what](id));
        },
      }),
    ),
    viewerEndpoint({
      id: 'testLtiPlatform',
      method: 'post',
      path: '/api/lti/platforms/{id}/test',
      summary: 'Fetches its keys and asks it for an access token',
      tag,
      input: one,
      response: connectionSteps,
      problems: [403, 404],
      handle: async ({ params: { id } }, { viewer }) => {
        assertAdministrator(viewer);
        const registration = await platforms.get(id);
        const steps = await doctor.testConnection(registration);
        return {
          steps: steps.map((step) => ({
            ...step,
            ...(!step.good && { fix: doctor.remedy(step.step, registration, 'en') }),
          })),
        };
      },
    }),
    viewerEndpoint({
      id: 'updateLtiRegistration',
      method: 'post',
      path: '/api/lti/platforms/{id}/registration',
      summary: 'Sends an LMS that registered itself what this tool is now',
      tag,
      input: one,
      response: z.object({ platform: ltiPlatform, missing: z.array(z.string()) }),
      problems: [403, 404],
      handle: async ({ params: { id } }, { viewer }) => {
        assertAdministrator(viewer);
        const outcome = await registrations.update(id);
        if ('refused' in outcome) return outcome;
        return { platform: platformView(outcome.registration), missing: outcome.missing };
      },
    }),
  ];
}
