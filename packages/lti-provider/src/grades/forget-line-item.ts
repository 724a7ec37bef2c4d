import type { LtiStores } from '../lti-stores.ts';
import type { Registration } from '../registrations/registration.ts';
import type { ColumnDeps } from './column-line-item.ts';
import { ServiceFailure } from './service-failure.ts';

/**
 * Of a line item at whose address a score found nothing: one of ours that is really gone (a teacher has deleted it) is
 * forgotten, so that it is made again: true. One that is there refused the learner, and one of the platform's own is not ours
 * to make.
 */
export async function forgetLineItem(
  { records, lineItems }: ColumnDeps,
  registration: Registration,
  { linkId, lineItemUrl }: { readonly linkId: string; readonly lineItemUrl: string },
  signal?: AbortSignal,
): Promise<boolean> {
  const ours = await records.read((view) => isOurs(view, linkId, lineItemUrl));
  if (!ours || (await isThere())) return false;
  await records.transaction(async ({ ltiLinks, ltiColumns }) => {
    const column = await ltiColumns.column(linkId);
    if (column?.lineItemUrl === lineItemUrl) {
      const { lineItemUrl: _gone, told: _told, ...rest } = column;
      await ltiColumns.putColumn(rest);
    }
    const link = await ltiLinks.holdLink(linkId);
    if (link?.lineItemUrl === lineItemUrl && link.lineItemMade) {
      const { lineItemUrl: _gone, ...rest } = link;
      await ltiLinks.putLink({ ...rest, lineItemMade: false });
    }
  });
  return true;

  async function isThere(): Promise<boolean> {
    try {
      await lineItems.get(registration, lineItemUrl, signal);
      return true;
    } catch (error) {
      // Where it cannot be asked, it is not made a second time.
      return !(error instanceof ServiceFailure) || error.kind !== 'gone';
    }
  }
}

async function isOurs(
  { ltiLinks, ltiColumns }: LtiStores,
  linkId: string,
  lineItemUrl: string,
): Promise<boolean> {
  const column = await ltiColumns.column(linkId);
  if (column !== undefined) return column.lineItemUrl === lineItemUrl && column.told !== undefined;
  const link = await ltiLinks.link(linkId);
  return link?.lineItemUrl === lineItemUrl && link.lineItemMade;
}
