import type { Router } from 'express';
import { z } from 'zod';
import { mediaTypes } from '../spec/media-types.ts';
import { contextRoles } from '../spec/roles.ts';
import { scopes } from '../spec/scopes.ts';
import { personClaims } from './launch-claims.ts';
import { onePage } from './paging.ts';
import { toolOf, type PlatformDeps } from './platform-deps.ts';
import type { MemberChanges } from './platform-store.port.ts';
import { serviceCall, serviceFault } from './service-call.ts';

const asked = z.object({
  role: z.string().optional().catch(undefined),
  /** Of a differences address. */
  since: z.coerce.number().int().min(0).catch(0),
});

/** Who is in a context, as far as the tool may know (NRPS §2); with what has changed since a time before (§2.4.3). */
export function membershipRoutes(router: Router, deps: PlatformDeps): void {
  router.get(
    '/lti/platform/contexts/:context/memberships',
    serviceCall(deps, [scopes.membershipReadonly], async ({ request, response, clientId, context }) => {
      const tool = await toolOf(deps, clientId);
      if (tool === undefined) return serviceFault(response, 403, 'The tool is no longer registered.');
      const { role, since } = asked.parse(request.query);
      // Before it is listed: what changes meanwhile is told by the differences.
      const { members: changed, change } = await deps.store.memberChanges(context.id, since);
      const members: MemberChanges['members'] = since > 0 ? changed : await deps.store.members(context.id);
      const wanted = members.filter(
        ({ roles }) => role === undefined || roles.some((one) => fullRole(one) === fullRole(role)),
      );
      const address = `${deps.base}/contexts/${encodeURIComponent(context.id)}/memberships`;
      const page = onePage(request, response, address, wanted);
      const differences = new URL(address);
      differences.searchParams.set('since', String(change));
      if (role !== undefined) differences.searchParams.set('role', role);
      response.append('link', `<${differences.href}>; rel="differences"`);
      response.type(mediaTypes.membershipContainer).send(
        JSON.stringify({
          id: address,
          context,
          members: page.map(({ user, roles, status, deleted }) => ({
            status: deleted === true ? 'Deleted' : (status ?? 'Active'),
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
