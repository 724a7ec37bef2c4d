import { CoreError, type LearnerService, type Records } from '@coursewright/core';
import type { LtiTool } from '@coursewright/lti-provider';
import { z } from 'zod';
import type { HostStores } from '../accounts/host-stores.ts';
import { assertStaff } from '../accounts/reach.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { linkGrades, resyncAnswer } from './schemas/lti.schemas.ts';

interface LinkDeps {
  readonly records: Records<HostStores>;
  readonly learners: LearnerService;
  readonly lti: Pick<LtiTool, 'links' | 'grades'>;
}

/** The link that a teacher's launch came through: its learners' grades, and how these stand with the platform. */
export function ltiLinkEndpoints(deps: LinkDeps): readonly Endpoint[] {
  const { links, grades } = deps.lti;
  return [
    viewerEndpoint({
      id: 'getLinkGrades',
      method: 'get',
      path: '/api/lti/link',
      summary: 'Grades of the link that a teacher’s launch came through, and whether the platform has them',
      tag: 'grades',
      input: z.object({
        query: z.object({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          after: z.string().optional().meta({ description: '`next` of the page before' }),
        }),
      }),
      response: linkGrades,
      problems: [403, 404],
      handle: async ({ query: { limit, after } }, { viewer }) => {
        const linkId = await linkOf(deps, viewer);
        const page = { limit, ...(after !== undefined && { after }) };
        const { learners, ...report } = await links.report({ linkId, ...page });
        await assertStaff(deps.learners, viewer, report.courseKey);
        return {
          ...report,
          learners: learners.items.map(({ userId: _own, at, ...row }) => ({
            ...row,
            ...(at !== undefined && { at: new Date(at / 1000).toISOString() }),
          })),
          ...(learners.next !== undefined && { next: learners.next }),
        };
      },
    }),
    viewerEndpoint({
      id: 'resyncLinkGrades',
      method: 'post',
      path: '/api/lti/link/resync',
      summary: 'Sends the newest grades of that link to the platform anew',
      tag: 'grades',
      input: z.object({}),
      response: resyncAnswer,
      problems: [403, 404],
      handle: async (_input, { viewer }) => {
        const linkId = await linkOf(deps, viewer);
        const { courseKey } = await links.report({ linkId, limit: 1 });
        await assertStaff(deps.learners, viewer, courseKey);
        return { count: await grades.resync({ linkId }) };
      },
    }),
  ];
}

/** Throws `forbidden` for whoever did not come through a link as a teacher. */
async function linkOf({ records }: LinkDeps, viewer: Viewer): Promise<string> {
  const session = await records.read((view) => view.launchSessions.byId(viewer.sessionTag));
  const place = session?.place;
  if (place?.teaches === true && place.linkId !== undefined) return place.linkId;
  throw new CoreError('forbidden', 'Only those who teach may see this, where a learning platform sent them.');
}
