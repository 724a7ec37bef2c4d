import type { CourseVersion, PlacedBlock } from '../courses/course-version.ts';

const indexes = new WeakMap<readonly PlacedBlock[], ReadonlyMap<string, string>>();

/** Says where `/jump_to_id/ID` leads: usage keys by the last part of a key. The course is gone through only for blocks that have such a link. */
export async function jumpTargets(
  version: CourseVersion,
  blocks: readonly PlacedBlock[],
): Promise<(id: string) => string> {
  const linking = blocks.some(({ own }) =>
    Object.values(own).some((value) => typeof value === 'string' && value.includes('/jump_to')),
  );
  const index = linking ? await indexOf(version) : undefined;
  // A link to what is not there leads to the course.
  return (id) => index?.get(id) ?? version.usageKey(version.root);
}

async function indexOf(version: CourseVersion): Promise<ReadonlyMap<string, string>> {
  const all = await version.all();
  let index = indexes.get(all);
  if (index === undefined) {
    index = new Map(all.map(({ id, usageKey }) => [id.slice(id.indexOf('@') + 1), usageKey]));
    indexes.set(all, index);
  }
  return index;
}
