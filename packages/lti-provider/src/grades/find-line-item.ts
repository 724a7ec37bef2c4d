import type { Collection, LineItemService } from './line-item-service.ts';
import type { LineItem, NewLineItem } from './line-item.ts';

/**
 * The line item of ours in the collection, or a new one. Ours is found again by what we gave it (AGS §3.2.8, 3.2.9), in
 * a copy of the course too: a second one is never made. Not every platform heeds the filter.
 */
export async function findOrMakeLineItem(
  lineItems: LineItemService,
  at: Collection,
  wanted: NewLineItem,
  signal?: AbortSignal,
): Promise<{ readonly lineItem: LineItem; readonly made: boolean }> {
  const filters = {
    resource_id: wanted.resourceId,
    ...(wanted.resourceLinkId !== undefined && { resource_link_id: wanted.resourceLinkId }),
  };
  let second: LineItem | undefined;
  for await (const page of lineItems.list(at, filters, signal)) {
    const own = page.filter((item) => isOwn(item, wanted));
    const exact = own.find(({ tag }) => tag === wanted.tag);
    if (exact !== undefined) return { lineItem: exact, made: false };
    second ??= own[0];
  }
  if (second !== undefined) return { lineItem: second, made: false };
  return { lineItem: await lineItems.make(at, wanted, signal), made: true };
}

/** Of several links to one block each has its own; a column without a link takes whichever there is for the block. */
function isOwn(item: LineItem, { resourceId, resourceLinkId }: NewLineItem): boolean {
  if (item.resourceId !== resourceId) return false;
  return resourceLinkId === undefined || item.resourceLinkId === resourceLinkId;
}
