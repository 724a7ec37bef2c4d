import type { CourseReader, CourseService, CourseVersion, PlacedBlock } from '@coursewright/core';
import { courseOf, parseUsageKey } from '@coursewright/core/keys';

/** One page of the picker: where it is, and what can be selected or opened there. */
export interface ContentPage {
  /** From the course down; empty in the list of courses. */
  readonly trail: readonly ContentEntry[];
  readonly entries: readonly ContentEntry[];
}

export interface ContentEntry {
  readonly usageKey: string;
  readonly type: ContentType;
  readonly title: string;
  /** Whether there is something below that can be selected. */
  readonly opens: boolean;
}

const contentTypes = ['course', 'chapter', 'sequential', 'vertical', 'problem'] as const;
export type ContentType = (typeof contentTypes)[number];

/** Every published course. */
export async function listCourses({
  courses,
  versions,
}: {
  readonly courses: CourseService;
  readonly versions: CourseReader;
}): Promise<ContentPage> {
  const entries: ContentEntry[] = [];
  for (const { courseKey } of await courses.list()) {
    const version = await versions.published(courseKey);
    entries.push(...(await version.blocks([version.root])).flatMap((block) => entryOf(block)));
  }
  return { trail: [], entries };
}

/** What a block of the published course holds. Throws `block_not_found`, `course_not_found`, `invalid_key`. */
export async function listBelow(versions: CourseReader, usageKey: string): Promise<ContentPage> {
  const version = await versions.published(courseOf(parseUsageKey(usageKey)));
  const block = await version.require(usageKey);
  const above = await version.blocks([...block.ancestors, block.id]);
  const below = await version.blocks(block.children);
  return {
    trail: above.flatMap(entryOf),
    entries: await Promise.all(below.flatMap(entryOf).map((entry) => withOpens(version, below, entry))),
  };
}

function entryOf(block: PlacedBlock): ContentEntry[] {
  const type = contentTypes.find((known) => known === block.type);
  if (type === undefined) return [];
  const name = block.fields['display_name'];
  const title = typeof name === 'string' && name.trim() !== '' ? name : block.id;
  return [{ usageKey: block.usageKey, type, title, opens: block.children.length > 0 }];
}

/** A unit of texts and videos alone has nothing to open. */
async function withOpens(
  version: CourseVersion,
  blocks: readonly PlacedBlock[],
  entry: ContentEntry,
): Promise<ContentEntry> {
  const block = blocks.find(({ usageKey }) => usageKey === entry.usageKey);
  const children = block === undefined ? [] : await version.blocks(block.children);
  return { ...entry, opens: children.some((child) => entryOf(child).length > 0) };
}
