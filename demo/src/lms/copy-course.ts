import type { PlatformContext, PlatformLineItem, PlatformLink } from '@coursewright/lti-provider/platform';
import type { LmsStore } from './store/lms-store.ts';

/** How a platform copies courses. */
export interface CopyManner {
  /**
   * What becomes of the gradebook's columns: they belong to the copied activities (Canvas, Moodle), come along and belong to
   * none, or stay behind.
   */
  readonly columns: 'tied' | 'loose' | 'none';
  /** Whether links keep their addresses and parameters; what the tool as a whole is told stays in any case. */
  readonly parameters: 'kept' | 'lost';
}

/** A copy of a course for another group: new ids of context and links, which know what they were copied from; no scores. */
export async function copyCourse(
  store: LmsStore,
  from: PlatformContext,
  { title, columns, parameters }: CopyManner & { readonly title: string },
): Promise<PlatformContext> {
  const copy: PlatformContext = { ...from, id: crypto.randomUUID(), title, history: historyWith(from) };
  await store.putContext(copy);
  for (const member of await store.members(from.id)) await store.putMember(copy.id, member);
  const copies = new Map<string, string>();
  for (const link of await store.links(from.id)) {
    const id = crypto.randomUUID();
    copies.set(link.id, id);
    await store.putLink({
      ...(parameters === 'kept' ? link : bare(link)),
      id,
      contextId: copy.id,
      history: historyWith(link),
    });
  }
  if (columns === 'none') return copy;
  for (const column of await store.lineItems(from.id)) {
    const link = columns === 'tied' ? copies.get(column.resourceLinkId ?? '') : undefined;
    await store.putLineItem({
      ...untied(column),
      id: crypto.randomUUID(),
      contextId: copy.id,
      ...(link !== undefined && { resourceLinkId: link }),
    });
  }
  return copy;
}

function historyWith({ id, history = [] }: PlatformContext | PlatformLink): readonly string[] {
  return [id, ...history];
}

function bare({ targetLinkUri: _address, custom: _parameters, ...link }: PlatformLink): PlatformLink {
  return link;
}

function untied({ resourceLinkId: _link, ...column }: PlatformLineItem): PlatformLineItem {
  return column;
}
