import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { CourseVersion } from '../courses/course-version.ts';
import type { GradedOutline } from './graded-outline.ts';
import { readGradedOutline } from './read-graded-outline.ts';

/** Outlines kept for each registry: those of the courses that are being worked in. */
const limit = 16;
const kept = new WeakMap<BlockRegistry, Map<string, Promise<GradedOutline>>>();

/** The outline of a version, read once while it is in use. */
export function cachedOutline(version: CourseVersion, registry: BlockRegistry): Promise<GradedOutline> {
  const outlines = kept.get(registry) ?? new Map<string, Promise<GradedOutline>>();
  kept.set(registry, outlines);
  const name = `${version.courseKey} ${version.commit}`;
  const known = outlines.get(name);
  outlines.delete(name);
  const outline = known ?? readGradedOutline(version, registry);
  outlines.set(name, outline);
  outline.catch(() => outlines.delete(name));
  const [oldest] = outlines.keys();
  if (outlines.size > limit && oldest !== undefined) outlines.delete(oldest);
  return outline;
}
