import type { Router } from 'express';
import { z } from 'zod';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import { lineItemAddress } from './launch-claims.ts';
import { onePage } from './paging.ts';
import type { PlatformDeps } from './platform-deps.ts';
import type { PlatformLineItem } from './platform-store.port.ts';
import { serviceCall, serviceFault, type ServiceCall } from './service-call.ts';

/** AGS §3.2.9: the label is never blank, the maximum above 0. */
const lineItemBody = z.object({
  label: z.string().trim().min(1),
  scoreMaximum: z.number().positive(),
  resourceLinkId: z.string().exactOptional(),
  resourceId: z.string().exactOptional(),
  tag: z.string().exactOptional(),
  startDateTime: z.string().exactOptional(),
  endDateTime: z.string().exactOptional(),
});

const readable = [scopes.lineItem, scopes.lineItemReadonly];
const filters = { resource_link_id: 'resourceLinkId', resource_id: 'resourceId', tag: 'tag' } as const;
const path = '/lti/platform/contexts/:context/lineitems';

/** The line items of a context that are the asking tool's own (AGS §3.2). */
export function lineItemRoutes(router: Router, deps: PlatformDeps): void {
  router.get(
    path,
    serviceCall(deps, readable, async ({ request, response, context, clientId }) => {
      const own = (await deps.store.lineItems(context.id)).filter(
        (item) =>
          item.clientId === clientId &&
          Object.entries(filters).every(([name, member]) => {
            const wanted = request.query[name];
            return wanted === undefined || wanted === item[member];
          }),
      );
      const address = `${deps.base}/contexts/${encodeURIComponent(context.id)}/lineitems`;
      const page = onePage(request, response, address, own);
      response.type(mediaTypes.lineItemContainer).send(JSON.stringify(page.map((item) => shown(deps, item))));
    }),
  );
  router.post(
    path,
    serviceCall(deps, [scopes.lineItem], async (call) => {
      const body = lineItemBody.safeParse(call.request.body);
      if (!body.success) return serviceFault(call.response, 400, z.prettifyError(body.error));
      const link = body.data.resourceLinkId;
      if (link !== undefined && (await deps.store.link(link))?.contextId !== call.context.id) {
        return serviceFault(call.response, 404, `There is no resource link ${link} in the context.`);
      }
      const item = { ...body.data, ...owner(call), id: deps.ids.uuid() };
      await deps.store.putLineItem(item);
      send(deps, call, item, 201);
    }),
  );
  router.get(
    `${path}/:id`,
    serviceCall(deps, readable, async (call) => {
      const item = await ownLineItem(deps, call);
      if (item !== undefined) send(deps, call, item, 200);
    }),
  );
  router.put(
    `${path}/:id`,
    serviceCall(deps, [scopes.lineItem], async (call) => {
      const item = await ownLineItem(deps, call);
      if (item === undefined) return;
      const body = lineItemBody.safeParse(call.request.body);
      if (!body.success) return serviceFault(call.response, 400, z.prettifyError(body.error));
      const changed = { ...body.data, ...owner(call), id: item.id };
      await deps.store.putLineItem(changed);
      send(deps, call, changed, 200);
    }),
  );
  router.delete(
    `${path}/:id`,
    serviceCall(deps, [scopes.lineItem], async (call) => {
      const item = await ownLineItem(deps, call);
      if (item === undefined) return;
      await deps.store.deleteLineItem(item.id);
      call.response.status(204).end();
    }),
  );
}

/** The line item that the path names; 404 when it is not there or another tool's. */
export async function ownLineItem(
  deps: PlatformDeps,
  call: ServiceCall,
): Promise<PlatformLineItem | undefined> {
  const item = await deps.store.lineItem(call.param('id'));
  if (item !== undefined && item.contextId === call.context.id && item.clientId === call.clientId)
    return item;
  serviceFault(call.response, 404, `There is no line item ${call.param('id')}.`);
  return undefined;
}

function owner({ context, clientId }: ServiceCall) {
  return { contextId: context.id, clientId };
}

function shown(deps: PlatformDeps, item: PlatformLineItem): object {
  const { contextId: _context, clientId: _client, ...rest } = item;
  return { ...rest, id: lineItemAddress(deps, item) };
}

function send(deps: PlatformDeps, { response }: ServiceCall, item: PlatformLineItem, status: number): void {
  response
    .status(status)
    .type(mediaTypes.lineItem)
    .send(JSON.stringify(shown(deps, item)));
}
