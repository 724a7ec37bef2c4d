import type { BlockRegistry, CourseVersion } from '@coursewright/core';
import { contentEntry, linkableBelow } from './content-entry.ts';
import { pageOf, rowsBelow, type ContentPage } from './content-page.ts';

/** What can be selected in a block, and the first of what is below each. Throws `block_not_found`, `invalid_key`. */
export async function listBelow(
  version: CourseVersion,
  registry: BlockRegistry,
  { at, page: wanted }: { readonly at: string; readonly page: number },
): Promise<ContentPage> {
  const block = await version.require(at);
  const above = await version.blocks([...block.ancestors, block.id]);
  const { items, page, pages } = pageOf(linkableBelow(version, registry, block), wanted);
  const blocks = await version.blocks(items);
  const belowEach = blocks.map((one) => linkableBelow(version, registry, one));
  const below = await version.blocks(belowEach.flatMap((ids) => ids.slice(0, rowsBelow)));
  const entryOf = new Map(below.map((one) => [one.id, contentEntry(version, registry, one)]));
  return {
    trail: above.map((one) => contentEntry(version, registry, one)),
    rows: blocks.map((one, index) => {
      const ids = belowEach[index] ?? [];
      return {
        entry: contentEntry(version, registry, one),
        below: ids.slice(0, rowsBelow).flatMap((id) => entryOf.get(id) ?? []),
        count: ids.length,
      };
    }),
    page,
    pages,
  };
}
