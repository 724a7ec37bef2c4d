import { z } from 'zod';
import type { Hash } from './block-version.ts';
import type { CourseStore } from './course-store.port.ts';
import { filesSchema } from './course-objects.ts';
import { reachableObjects, type ReachableObject } from './reachable-objects.ts';

/** The files that any version of any branch of these commits names, by SHA-256. */
export async function courseFileHashes(
  store: Pick<CourseStore, 'getObjects'>,
  roots: readonly Hash[],
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for await (const objects of reachableObjects(store, roots, ['files'])) {
    for (const sha256 of fileHashesIn(objects)) named.add(sha256);
  }
  return named;
}

/** Those that the lists among these objects name. */
export function fileHashesIn(objects: readonly ReachableObject[]): string[] {
  const texts = objects.flatMap(({ kind, text }) => (kind === 'files' && text !== undefined ? [text] : []));
  return texts.flatMap((text) => [...z.parse(filesSchema, JSON.parse(text)).values()]);
}
