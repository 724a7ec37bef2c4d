import type { FieldTable } from '../blocks/field-table.ts';
import { courseKeyOf } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import { byteCache } from '../shared/byte-cache.ts';
import type { BranchName } from './commit.ts';
import type { CourseObjects } from './course-objects.ts';
import type { CourseReader } from './course-version.ts';
import type { CourseStore } from './course-store.port.ts';
import { isHash } from './hash-of.ts';
import { fieldInheritance } from './inherit-fields.ts';
import { openVersion, type VersionDeps } from './open-version.ts';

export interface CourseReaderParts {
  readonly store: CourseStore;
  readonly objects: CourseObjects;
  readonly fieldTables: ReadonlyMap<string, FieldTable>;
  /** For whole trees of blocks in their places. */
  readonly treeBytes?: number;
}

export function createCourseReader({
  store,
  objects,
  fieldTables,
  treeBytes = 64 * 1024 * 1024,
}: CourseReaderParts): CourseReader {
  const deps: VersionDeps = {
    objects,
    inheritance: fieldInheritance(fieldTables),
    trees: byteCache(treeBytes, 'course trees'),
  };
  const branch = async (courseKey: string, name: BranchName) => {
    const key = courseKeyOf(courseKey);
    const hash = await store.getBranch(key, name);
    if (hash === undefined) throw courseNotFound(courseKey);
    return openVersion(deps, key, hash, await objects.commit(hash));
  };
  return {
    published: (courseKey) => branch(courseKey, 'published'),
    draft: (courseKey) => branch(courseKey, 'draft'),
    at: async (courseKey, commit) => {
      const key = courseKeyOf(courseKey);
      const found = isHash(commit) ? await objects.findCommit(commit) : undefined;
      if (found === undefined || !isHash(commit)) {
        throw new CoreError('course_not_found', `The course ${courseKey} has no version ${commit}.`);
      }
      return openVersion(deps, key, commit, found);
    },
  };
}

export function courseNotFound(courseKey: string): CoreError {
  return new CoreError('course_not_found', `There is no course ${courseKey}.`, { data: { courseKey } });
}
