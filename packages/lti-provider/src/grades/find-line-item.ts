import type { Collection, LineItemService } from './line-item-service.ts';
import type { LineItem, NewLineItem } from './line-item.ts';

export interface WantedLineItem extends NewLineItem {
  /** Ids of the links that the link was copied from: a copy of a course may leave its line items with them. */
  readonly formerLinkIds?: readonly string[];
}

/**
 * The line item of ours in the collection, or a new one. Ours is found again by what we gave it (AGS §3.2.8, 3.2.9), in
 * a copy of the course too: a second one is never made. Not every platform heeds the filter.
 */
export async function findOrMakeLineItem(
  lineItems: LineItemService,
  at: Collection,
  { formerLinkIds = [], ...wanted }: WantedLineItem,
  signal?: AbortSignal,
): Promise<{ readonly lineItem: LineItem; readonly made: boolean; readonly tied: boolean }> {
  let best: { readonly item: LineItem; readonly rank: number } | undefined;
  for await (const page of lineItems.list(at, { resource_id: wanted.resourceId }, signal)) {
    for (const item of page) {
      const rank = rankOf(item, wanted, formerLinkIds);
      if (rank !== undefined && rank < (best?.rank ?? Infinity)) best = { item, rank };
    }
    if (best?.rank === 0) break;
  }
  if (best !== undefined) {
    return { lineItem: best.item, made: false, tied: best.item.resourceLinkId === wanted.resourceLinkId };
  }
  return { lineItem: await lineItems.make(at, wanted, signal), made: true, tied: true };
}

/**
 * How far an item is from what is wanted; undefined for none of ours. Of several links to one block each has its own: that of
 * another link is taken only where the link is a copy of that one. One without a link is taken where a copy may have left it
 * so: it was made for links, or the link is known to be a copy.
 */
function rankOf(
  item: LineItem,
  { resourceId, resourceLinkId, tag }: NewLineItem,
  former: readonly string[],
): number | undefined {
  if (item.resourceId !== resourceId) return undefined;
  const otherTag = item.tag === tag ? 0 : 1;
  if (resourceLinkId === undefined) return otherTag;
  if (item.resourceLinkId === resourceLinkId) return otherTag;
  if (item.resourceLinkId === undefined) {
    return otherTag === 0 || former.length > 0 ? 2 + 2 * former.length + otherTag : undefined;
  }
  const copied = former.indexOf(item.resourceLinkId);
  return copied === -1 ? undefined : 2 + 2 * copied + otherTag;
}
