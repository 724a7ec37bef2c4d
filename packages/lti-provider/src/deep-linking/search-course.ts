import {
  blockTitle,
  isLinkable,
  type BlockRegistry,
  type CourseVersion,
  type PlacedBlock,
} from '@coursewright/core';
import { contentEntry } from './content-entry.ts';
import { pageOf, type ContentPage } from './content-page.ts';
import { titleMatcher } from './title-matcher.ts';

/** What can be selected in a course and has a title that matches, in course order. The version keeps its blocks read. */
export async function searchCourse(
  version: CourseVersion,
  registry: BlockRegistry,
  { at, query, page: wanted }: { readonly at: string; readonly query: string; readonly page: number },
): Promise<ContentPage> {
  const here = await version.require(at);
  const all = await version.all();
  const byId = new Map(all.map((block) => [block.id, block]));
  const matches = titleMatcher(query);
  const fits = (block: PlacedBlock) =>
    block.id !== version.root && isLinkable(registry.get(block.type)) && matches(blockTitle(block));
  const { items, page, pages } = pageOf(all.filter(fits), wanted);
  const entries = (ids: readonly PlacedBlock['id'][]) => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    trail: entries([...here.ancestors, here.id]).map((block) => contentEntry(version, registry, block)),
    rows: items.map((block) => ({
      entry: contentEntry(version, registry, block),
      place: entries(block.ancestors.slice(1)).map(blockTitle),
      below: [],
      count: 0,
    })),
    page,
    pages,
  };
}
