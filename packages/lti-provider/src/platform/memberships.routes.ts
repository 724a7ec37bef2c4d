import type { Router } from 'express';
import { mediaTypes } from '../spec/media-types.ts';
import { contextRoles } from '../spec/roles.ts';
import { scopes } from '../spec/scopes.ts';
import { personClaims } from './launch-claims.ts';
import { onePage } from './paging.ts';
import { toolOf, type PlatformDeps } from './platform-deps.ts';
import { serviceCall, serviceFault } from './service-call.ts';

/** Who is in a context, as far as the tool may know (NRPS §2). */
export function membershipRoutes(router: Router, deps: PlatformDeps): void {
  router.get(
    '/lti/platform/contexts/:context/memberships',
    serviceCall(deps, [scopes.membershipReadonly], async ({ request, response, clientId, context }) => {
      const tool = await toolOf(deps, clientId);
      if (tool === undefined) return serviceFault(response, 403, 'The tool is no longer registered.');
      const role = request.query['role'];
      const members = (await deps.store.members(context.id)).filter(
        ({ roles }) => typeof role !== 'string' || roles.some((one) => fullRole(one) === fullRole(role)),
      );
      const address = `${deps.base}/contexts/${encodeURIComponent(context.id)}/memberships`;
      const page = onePage(request, response, address, members);
      response.type(mediaTypes.membershipContainer).send(
        JSON.stringify({
          id: address,
          context,
          members: page.map(({ user, roles, status }) => ({
            status: status ?? 'Active',
            user_id: user.id,
            ...personClaims(user, tool.privacy ?? 'all'),
            roles: roles.map(fullRole),
          })),
        }),
      );
    }),
  );
}

/** NRPS §2.4.1: a short name stands for a context role. */
function fullRole(role: string): string {
  return role.includes(':') ? role : contextRoles.learner.replace('Learner', role);
}
