import type { CourseReader, CourseVersion, PlacedBlock } from '../courses/course-version.ts';
import { courseOf, parseUsageKey } from '../keys/usage-key.ts';

/** A block of the published course, with all above it. */
export interface OpenedBlock {
  readonly version: CourseVersion;
  readonly block: PlacedBlock;
  /** From the course down to the parent. */
  readonly ancestors: readonly PlacedBlock[];
}

/** Throws `invalid_key`, `course_not_found`, `block_not_found`. */
export async function openBlock(versions: CourseReader, usageKey: string): Promise<OpenedBlock> {
  const version = await versions.published(courseOf(parseUsageKey(usageKey)));
  const block = await version.require(usageKey);
  return { version, block, ancestors: await version.blocks(block.ancestors) };
}
