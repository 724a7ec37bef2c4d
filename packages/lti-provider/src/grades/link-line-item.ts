import type { Registration } from '../registrations/registration.ts';
import { scopes } from '../spec/scopes.ts';
import type { ColumnDeps } from './column-line-item.ts';
import { describeGraded } from './describe-graded.ts';
import { findOrMakeLineItem } from './find-line-item.ts';
import type { LineItem } from './line-item.ts';
import type { ResourceLink } from './link-store.port.ts';
import { ServiceFailure } from './service-failure.ts';

/**
 * The address of a link's line item; where the platform named only the collection, one of the link's own is found or made
 * there, out of `possible`, and kept with the link. undefined where there can be none. Throws as the service does.
 */
export async function linkLineItem(
  deps: ColumnDeps,
  registration: Registration,
  link: ResourceLink,
  possible: number,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { lineItemUrl, lineItemsUrl, usageKey, resourceLinkId } = link;
  if (lineItemUrl !== undefined) return lineItemUrl;
  if (lineItemsUrl === undefined || !link.scopes.includes(scopes.lineItem)) return undefined;
  const facts = await describeGraded(deps, link, possible);
  if (facts === undefined || !(facts.scoreMaximum > 0)) return undefined;
  const wanted = {
    ...facts,
    tag: 'link',
    resourceId: usageKey,
    resourceLinkId,
    ...(link.history !== undefined && { formerLinkIds: link.history }),
  };
  const at = { registration, lineItemsUrl };
  const { lineItem, tied } = await findOrMakeLineItem(deps.lineItems, at, wanted, signal);
  if (!tied) await tieToLink(deps, registration, { ...lineItem, resourceLinkId }, signal);
  await deps.records.transaction(async ({ ltiLinks }) => {
    const now = await ltiLinks.holdLink(link.id);
    if (now?.usageKey === usageKey)
      await ltiLinks.putLink({ ...now, lineItemUrl: lineItem.id, lineItemMade: true });
  });
  return lineItem.id;
}

/** A line item that a copy of the course left with no link or an old one. That it cannot be tied holds up no score. */
async function tieToLink(
  { lineItems }: ColumnDeps,
  registration: Registration,
  lineItem: LineItem,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await lineItems.put(registration, lineItem.id, lineItem, signal);
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
  }
}
