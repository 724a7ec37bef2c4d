import type { Registration } from '../registrations/registration.ts';
import { scopes } from '../spec/scopes.ts';
import type { ColumnDeps } from './column-line-item.ts';
import { describeGraded } from './describe-graded.ts';
import { findOrMakeLineItem } from './find-line-item.ts';
import type { ResourceLink } from './link-store.port.ts';

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
  const wanted = { ...facts, tag: 'link', resourceId: usageKey, resourceLinkId };
  const at = { registration, lineItemsUrl };
  const { lineItem } = await findOrMakeLineItem(deps.lineItems, at, wanted, signal);
  await deps.records.transaction(async ({ ltiLinks }) => {
    const now = await ltiLinks.holdLink(link.id);
    if (now?.usageKey === usageKey)
      await ltiLinks.putLink({ ...now, lineItemUrl: lineItem.id, lineItemMade: true });
  });
  return lineItem.id;
}
