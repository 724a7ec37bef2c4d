import { describe, expect, it } from 'vitest';
import { openSqlDatabase } from '../adapters/sql/open-sql-database.ts';
import { courseStoreModule, sqlCourseStore } from '../adapters/sql/course-store.sql.ts';
import { sqliteTestTarget } from '../adapters/sql/testing/sql-targets.ts';
import { courseKeyOf } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import type { CourseStore } from './course-store.port.ts';
import { asHash, hashOf } from './hash-of.ts';
import { rememberingCourseStore } from './remembering-course-store.ts';

const key = courseKeyOf('course-v1:o+c+r');
const [one, two] = [asHash(hashOf('one')), asHash(hashOf('two'))];
const page = { limit: 10 };

async function open() {
  const place = await sqliteTestTarget.open('courses');
  const database = await openSqlDatabase(place.target, [courseStoreModule]);
  const behind = sqlCourseStore(database);
  const state = { away: false };
  const asked = <T>(work: () => Promise<T>): Promise<T> =>
    state.away ? Promise.reject(new CoreError('unavailable', 'away')) : work();
  const breakable: CourseStore = {
    ...behind,
    getBranch: (course, branch) => asked(() => behind.getBranch(course, branch)),
    moveBranches: (course, moves) => asked(() => behind.moveBranches(course, moves)),
    listCourses: (request) => asked(() => behind.listCourses(request)),
  };
  const store = rememberingCourseStore(breakable);
  return {
    store,
    behind,
    state,
    close: async () => {
      await database.close();
      await place.close();
    },
  };
}

describe('a course store that remembers', () => {
  it('goes on with published courses while the one behind it is away, and with no draft', async () => {
    const { store, state, close } = await open();
    await store.moveBranches(key, [
      { branch: 'published', from: undefined, to: one },
      { branch: 'draft', from: undefined, to: one },
    ]);
    const listed = await store.listCourses(page);
    state.away = true;
    expect(await store.getBranch(key, 'published')).toBe(one);
    expect(await store.listCourses(page)).toEqual(listed);
    await expect(store.getBranch(key, 'draft')).rejects.toMatchObject({ code: 'unavailable' });
    const moves = [{ branch: 'published', from: one, to: two }] as const;
    await expect(store.moveBranches(key, moves)).rejects.toMatchObject({ code: 'unavailable' });
    const unknown = store.getBranch(courseKeyOf('course-v1:o+other+r'), 'published');
    await expect(unknown).rejects.toMatchObject({ code: 'unavailable' });
    await close();
  });

  it('hears of a new version once the store is back', async () => {
    const { store, behind, state, close } = await open();
    await store.moveBranches(key, [{ branch: 'published', from: undefined, to: one }]);
    state.away = true;
    await store.getBranch(key, 'published');
    await behind.moveBranches(key, [{ branch: 'published', from: one, to: two }]);
    state.away = false;
    await expect.poll(() => store.getBranch(key, 'published')).toBe(two);
    await close();
  });

  it('remembers no course that is gone, and passes every other fault on', async () => {
    const { store, behind, state, close } = await open();
    await store.moveBranches(key, [{ branch: 'published', from: undefined, to: one }]);
    await behind.deleteCourse(key);
    expect(await store.getBranch(key, 'published')).toBeUndefined();
    state.away = true;
    await expect(store.getBranch(key, 'published')).rejects.toMatchObject({ code: 'unavailable' });
    const broken = rememberingCourseStore({
      ...behind,
      getBranch: () => Promise.reject(new Error('a defect')),
    });
    await expect(broken.getBranch(key, 'published')).rejects.toThrow('a defect');
    await close();
  });
});
