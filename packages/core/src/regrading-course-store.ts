import type { CourseStore } from './courses/course-store.port.ts';
import type { CoreStores } from './records/core-stores.ts';
import type { Records } from './records/records.port.ts';
import { afterPublish } from './grading/after-publish.ts';

/** The course store, with the grades of a course queued to follow each new published version, whatever published it. */
export function regradingCourseStore(store: CourseStore, records: Records<CoreStores>): CourseStore {
  return {
    getObjects: (hashes) => store.getObjects(hashes),
    putObjects: (objects) => store.putObjects(objects),
    getBranch: (course, branch) => store.getBranch(course, branch),
    moveBranches: async (course, moves) => {
      const moved = await store.moveBranches(course, moves);
      const republished = moves.some(
        ({ branch, from, to }) => branch === 'published' && from !== undefined && from !== to,
      );
      if (moved && republished) await records.transaction((tx) => afterPublish(tx, course));
      return moved;
    },
    listCourses: (page) => store.listCourses(page),
    deleteCourse: (course) => store.deleteCourse(course),
    listRoots: () => store.listRoots(),
    collect: (keep, putBefore) => store.collect(keep, putBefore),
  };
}
