import type { DeepLinkReturn } from '@coursewright/lti-provider/platform';
import { addActivity } from './activities.ts';
import type { LmsStore } from './store/lms-store.ts';

/** Puts what was chosen in a picker on the content page of the course; gives the page to show then. */
export async function takeDeepLink(store: LmsStore, returned: DeepLinkReturn): Promise<string> {
  const { tool, contextId, items, error } = returned;
  const titles: string[] = [];
  for (const item of items) {
    // Only links to the tool can be launched; the request said that nothing else is taken (DL §4.4.1).
    if (item.type !== 'ltiResourceLink') continue;
    const title = item.title?.trim() || tool.name;
    await addActivity(store, {
      contextId,
      clientId: tool.client_id,
      title,
      ...(item.url !== undefined && { targetLinkUri: item.url }),
      ...(item.custom !== undefined && { custom: item.custom }),
      ...(item.text !== undefined && { text: item.text }),
      ...(item.available !== undefined && { available: item.available }),
      ...(item.submission !== undefined && { submission: item.submission }),
      ...(item.window !== undefined && { inWindow: true }),
      ...(item.lineItem !== undefined && { lineItem: item.lineItem }),
    });
    titles.push(title);
  }
  const told = error === undefined ? '' : `&error=${encodeURIComponent(error)}`;
  return `/added?titles=${encodeURIComponent(titles.join(', '))}${told}`;
}
