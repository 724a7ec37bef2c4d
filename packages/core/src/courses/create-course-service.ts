import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { FileStore } from '../files/file-store.port.ts';
import { courseKeyOf, type CourseKey } from '../keys/course-key.ts';
import { checkOlx } from '../olx/check-olx.ts';
import type { Clock } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Hash } from './block-version.ts';
import { byteCache } from '../shared/byte-cache.ts';
import type { AuthoringDeps, CourseDeps } from './course-deps.ts';
import { findCourseFile } from './course-files.ts';
import { courseObjects } from './course-objects.ts';
import type { CourseService, CourseSummary } from './course-service.ts';
import type { CourseStore } from './course-store.port.ts';
import type { CourseReader } from './course-version.ts';
import { courseNotFound, createCourseReader } from './create-course-reader.ts';
import { exportCourse } from './export-course.ts';
import { importCourse } from './import-course.ts';
import { summarizeCourse } from './summarize-course.ts';

export interface CourseServiceParts {
  readonly store: CourseStore;
  readonly files: FileStore;
  readonly registry: BlockRegistry;
  readonly clock: Clock;
}

export interface Courses {
  readonly courses: CourseService;
  readonly versions: CourseReader;
  /** For `editCourse`, `publishSubtree` and the other functions that change courses. */
  readonly authoring: AuthoringDeps;
}

/** About what a summary takes; there may be some thousand. */
const summaryBytes = 1000;
const pageSize = 1000;

export function createCourseService({ store, files, registry, clock }: CourseServiceParts): Courses {
  const objects = courseObjects(store);
  const deps: CourseDeps = { store, objects, files, registry, clock };
  const summaries = byteCache<string, CourseSummary>(4 * 1024 * 1024, 'course summaries');

  const summaryAt = async (key: CourseKey, commit: Hash): Promise<CourseSummary> => {
    const name = `${key} ${commit}`;
    const held = summaries.get(name);
    if (held !== undefined) return held;
    const summary = await summarizeCourse(deps, key, commit);
    summaries.set(name, summary, summaryBytes + summary.shortDescription.length * 2);
    return summary;
  };
  const published = async (courseKey: string): Promise<{ key: CourseKey; hash: Hash }> => {
    const key = courseKeyOf(courseKey);
    const hash = await store.getBranch(key, 'published');
    if (hash === undefined) throw courseNotFound(courseKey);
    return { key, hash };
  };

  const fileAt = async (courseKey: string, path: string) => {
    const { key, hash } = await published(courseKey);
    const list = await objects.files((await objects.commit(hash)).files);
    const sha256 = list.get(findCourseFile(list, path) ?? '');
    if (sha256 === undefined) throw new CoreError('not_found', `The course ${key} has no file ${path}.`);
    return { key, sha256 };
  };
  const courses: CourseService = {
    list: async () => {
      const all: CourseSummary[] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await store.listCourses({ limit: pageSize, ...(after !== undefined && { after }) });
        for (const key of page.items) {
          const hash = await store.getBranch(key, 'published');
          if (hash !== undefined) all.push(await summaryAt(key, hash));
        }
        after = page.next;
      }
      return all;
    },
    summary: async (courseKey) => {
      const { key, hash } = await published(courseKey);
      return summaryAt(key, hash);
    },
    import: (input) => importCourse(deps, input),
    check: (source) => checkOlx(source, registry),
    export: (courseKey, branch = 'published') => exportCourse(deps, courseKey, branch),
    file: async (courseKey, path) => {
      const { key, sha256 } = await fileAt(courseKey, path);
      const bytes = await files.get(sha256);
      if (bytes === undefined) throw new CoreError('corrupt', `The file ${path} of ${key} is missing.`);
      return { bytes, sha256 };
    },
    downloadUrl: async (courseKey, path, options) => {
      const { sha256 } = await fileAt(courseKey, path);
      return files.downloadUrl?.(sha256, options);
    },
  };
  return {
    courses,
    versions: createCourseReader({ store, objects, fieldTables: registry.fieldTables }),
    authoring: { store, objects, clock },
  };
}
