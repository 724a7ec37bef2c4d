import type { CourseKey } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Page } from '../shared/page.ts';
import type { Hash } from './block-version.ts';
import type { CourseStore } from './course-store.port.ts';

/**
 * A course store that, while the one behind it does not answer, says of published courses what it last heard: with the
 * objects that are cached by hash, learners go on reading. Whoever changes a course hears of the outage. After the first
 * request nobody waits: the store is asked beside.
 */
export function rememberingCourseStore(store: CourseStore): CourseStore {
  const published = new Map<CourseKey, Hash>();
  const pages = new Map<string, Page<CourseKey>>();
  let isAway = false;
  let asking: Promise<unknown> | undefined;

  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const found = await work();
      isAway = false;
      return found;
    } catch (error) {
      isAway = isUnavailable(error);
      throw error;
    }
  };
  const askOrRemember = async <T>(work: () => Promise<T>, remembered: () => T | undefined): Promise<T> => {
    const known = remembered();
    if (isAway && known !== undefined) {
      asking ??= ask(work)
        .catch(() => undefined)
        .finally(() => (asking = undefined));
      return known;
    }
    try {
      return await ask(work);
    } catch (error) {
      if (known === undefined || !isUnavailable(error)) throw error;
      return known;
    }
  };

  return {
    getObjects: (hashes) => store.getObjects(hashes),
    putObjects: (objects) => store.putObjects(objects),
    getBranch: (course, branch) => {
      // A draft is read to be changed.
      if (branch !== 'published') return store.getBranch(course, branch);
      const work = async () => {
        const hash = await store.getBranch(course, branch);
        if (hash === undefined) published.delete(course);
        else published.set(course, hash);
        return hash;
      };
      return askOrRemember(work, () => published.get(course));
    },
    moveBranches: async (course, moves) => {
      const moved = await store.moveBranches(course, moves);
      for (const { branch, to } of moves) if (moved && branch === 'published') published.set(course, to);
      return moved;
    },
    listCourses: (page) => {
      const name = JSON.stringify([page.limit, page.after]);
      const work = async () => {
        const found = await store.listCourses(page);
        pages.set(name, found);
        return found;
      };
      return askOrRemember(work, () => pages.get(name));
    },
    deleteCourse: async (course) => {
      await store.deleteCourse(course);
      published.delete(course);
    },
    listRoots: () => store.listRoots(),
    collect: (keep, putBefore) => store.collect(keep, putBefore),
  };
}

function isUnavailable(error: unknown): boolean {
  return error instanceof CoreError && error.code === 'unavailable';
}
