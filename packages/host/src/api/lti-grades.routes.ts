import { scoreStates, type LtiTool } from '@coursewright/lti-provider';
import { z } from 'zod';
import { assertAdministrator } from '../accounts/administrators.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { lineItemView, linkView, scoreView, situationView } from './lti-views.ts';
import {
  ltiGradeSituation,
  ltiLineItem,
  ltiLink,
  ltiScore,
  pageOf,
  pageQuery,
} from './schemas/lti-admin.schemas.ts';

const params = z.object({ id: z.string() });
const list = z.object({ params, query: pageQuery });
const tag = 'lti' as const;

/** Links, line items and the grade outbox of an LMS, for site administrators. */
export function ltiGradeEndpoints({
  platforms,
  grades,
}: Pick<LtiTool, 'platforms' | 'grades'>): readonly Endpoint[] {
  const pageRequest = ({ limit, after }: z.output<typeof pageQuery>) => ({
    limit,
    ...(after !== undefined && { after }),
  });
  return [
    viewerEndpoint({
      id: 'listLtiLinks',
      method: 'get',
      path: '/api/lti/platforms/{id}/links',
      summary: 'Links of the LMS that opened content here',
      tag,
      input: list,
      response: pageOf(ltiLink),
      problems: [403, 404],
      handle: async ({ params: { id }, query }, { viewer }) => {
        assertAdministrator(viewer);
        await platforms.get(id);
        const page = await platforms.links(id, pageRequest(query));
        return { ...page, items: page.items.map(linkView) };
      },
    }),
    viewerEndpoint({
      id: 'listLtiLineItems',
      method: 'get',
      path: '/api/lti/platforms/{id}/line-items',
      summary: 'Line items that are looked after in the LMS: of graded subsections, or of whole courses',
      tag,
      input: list,
      response: pageOf(ltiLineItem),
      problems: [403, 404],
      handle: async ({ params: { id }, query }, { viewer }) => {
        assertAdministrator(viewer);
        await platforms.get(id);
        const page = await grades.columns({ registrationId: id, ...pageRequest(query) });
        return { ...page, items: page.items.map(lineItemView) };
      },
    }),
    viewerEndpoint({
      id: 'listLtiScores',
      method: 'get',
      path: '/api/lti/platforms/{id}/scores',
      summary: 'The grade outbox: scores on their way to the LMS',
      tag,
      input: z.object({ params, query: pageQuery.extend({ state: z.enum(scoreStates).optional() }) }),
      response: pageOf(ltiScore),
      problems: [403, 404],
      handle: async ({ params: { id }, query }, { viewer }) => {
        assertAdministrator(viewer);
        await platforms.get(id);
        const page = await grades.outbox({
          registrationId: id,
          ...pageRequest(query),
          ...(query.state !== undefined && { state: query.state }),
        });
        return { ...page, items: page.items.map(scoreView) };
      },
    }),
    viewerEndpoint({
      id: 'getLtiGradeSituation',
      method: 'get',
      path: '/api/lti/platforms/{id}/grades',
      summary: "How many scores are in each state, and how the LMS's grade service is doing",
      tag,
      input: z.object({ params }),
      response: ltiGradeSituation,
      problems: [403, 404],
      handle: async ({ params: { id } }, { viewer }) => {
        assertAdministrator(viewer);
        await platforms.get(id);
        return situationView(await grades.situation(id));
      },
    }),
    viewerEndpoint({
      id: 'resyncLtiGrades',
      method: 'post',
      path: '/api/lti/platforms/{id}/grades/resync',
      summary: 'Sends every newest score anew',
      tag,
      input: z.object({
        params,
        body: z.object({ linkId: z.string().optional(), userId: z.number().int().optional() }),
      }),
      response: z.object({ waiting: z.number().int() }),
      problems: [403, 404],
      handle: async ({ params: { id }, body: { linkId, userId } }, { viewer }) => {
        assertAdministrator(viewer);
        await platforms.get(id);
        const waiting = await grades.resync({
          registrationId: id,
          ...(linkId !== undefined && { linkId }),
          ...(userId !== undefined && { userId }),
        });
        return { waiting };
      },
    }),
  ];
}
