import type { DeepLinkReturn } from '@coursewright/lti-provider/platform';
import { addActivity } from './activities.ts';
import type { LmsStore } from './store/lms-store.ts';

/** Puts what was chosen in a picker on the content page; gives the page to show then. */
export async function takeDeepLink(store: LmsStore, { tool, items }: DeepLinkReturn): Promise<string> {
  const titles: string[] = [];
  for (const item of items) {
    // Only links to the tool can be launched; the request said that nothing else is taken (DL §4.4.1).
    if (item.type !== 'ltiResourceLink') continue;
    const title = item.title?.trim() || tool.name;
    await addActivity(store, {
      clientId: tool.client_id,
      title,
      ...(item.url !== undefined && { targetLinkUri: item.url }),
      ...(item.custom !== undefined && { custom: item.custom }),
      ...(item.lineItem !== undefined && { lineItem: item.lineItem }),
    });
    titles.push(title);
  }
  return `/added?titles=${encodeURIComponent(titles.join(', '))}`;
}
