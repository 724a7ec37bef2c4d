import { canonicalJson } from '../shared/canonical-json.ts';
import { courseKeyOf, type CourseKey } from '../keys/course-key.ts';
import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts } from '../testing/store-harness.ts';
import type { Hash } from './block-version.ts';
import type { CourseStore } from './course-store.port.ts';
import { hashOf } from './hash-of.ts';

export interface CourseStoreHarness {
  readonly store: CourseStore;
  /** The same store as another process would open it. */
  reopen(): Promise<CourseStore>;
  /** The clock of the store, which `collect` goes by. */
  now(): number;
  close(): Promise<void>;
}

const key = courseKeyOf('course-v1:o+c+r');

function object(text: string): [Hash, string] {
  const json = canonicalJson({ text });
  return [hashOf(json), json];
}

/** What every course store keeps to. */
export function courseStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<CourseStoreHarness>,
): void {
  const using = (work: (harness: CourseStoreHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  const one = hashOf('one');
  const two = hashOf('two');
  const three = hashOf('three');

  describe(`course store: ${name}`, () => {
    it(
      'gives objects back as they were put, hostile text included, and leaves out what is not there',
      using(async ({ store }) => {
        const objects = new Map([...hostileTexts, '\uD800 alone', 'x'.repeat(1_000_000), ''].map(object));
        await store.putObjects(objects);
        await store.putObjects(objects);
        expect(await store.getObjects([one, ...objects.keys()])).toEqual(objects);
        expect(await store.getObjects([])).toEqual(new Map());
      }),
    );

    it(
      'takes and gives many objects at once',
      using(async ({ store }) => {
        const objects = new Map(Array.from({ length: 3000 }, (_, index) => object(`number ${index}`)));
        await store.putObjects(objects);
        expect(await store.getObjects([...objects.keys()])).toEqual(objects);
      }),
    );

    it(
      'keeps objects and branches over a restart, and shows them to another process',
      using(async ({ store, reopen }) => {
        const [hash, json] = object('lasting');
        await store.putObjects(new Map([[hash, json]]));
        await store.moveBranches(key, [{ branch: 'draft', from: undefined, to: hash }]);
        const other = await reopen();
        expect(await other.getObjects([hash])).toEqual(new Map([[hash, json]]));
        expect(await other.getBranch(key, 'draft')).toBe(hash);
      }),
    );

    it(
      'moves branches together, only from where they are expected',
      using(async ({ store }) => {
        expect(await store.getBranch(key, 'published')).toBe(undefined);
        const start = [
          { branch: 'draft', from: undefined, to: one },
          { branch: 'published', from: undefined, to: one },
        ] as const;
        expect(await store.moveBranches(key, start)).toBe(true);
        expect(await store.moveBranches(key, start)).toBe(false);
        const half = [
          { branch: 'draft', from: one, to: two },
          { branch: 'published', from: two, to: three },
        ] as const;
        expect(await store.moveBranches(key, half)).toBe(false);
        expect(await store.getBranch(key, 'draft')).toBe(one);
        expect(await store.moveBranches(key, [{ branch: 'draft', from: one, to: two }])).toBe(true);
        expect([await store.getBranch(key, 'draft'), await store.getBranch(key, 'published')]).toEqual([
          two,
          one,
        ]);
      }),
    );

    it(
      'lets one of two writers win who move a branch from the same place at once',
      using(async ({ store, reopen }) => {
        const other = await reopen();
        for (let from: Hash | undefined, round = 0; round < 20; round += 1) {
          const targets = [object(`left ${round}`)[0], object(`right ${round}`)[0]];
          const won = await Promise.all(
            [store, other].map((each, side) =>
              each.moveBranches(key, [{ branch: 'draft', from, to: targets[side] ?? one }]),
            ),
          );
          expect(won.filter(Boolean)).toHaveLength(1);
          from = targets[won.indexOf(true)];
          expect(await store.getBranch(key, 'draft')).toBe(from);
        }
      }),
    );

    it(
      'keeps courses apart whose keys differ in case or in an accent alone',
      using(async ({ store }) => {
        const keys = ['course-v1:a+b+c', 'course-v1:A+b+c', 'course-v1:á+b+c', 'course-v1:ａ+b+c'].map(
          courseKeyOf,
        );
        for (const [index, each] of keys.entries()) {
          await store.moveBranches(each, [
            { branch: 'published', from: undefined, to: object(String(index))[0] },
          ]);
        }
        for (const [index, each] of keys.entries()) {
          expect(await store.getBranch(each, 'published')).toBe(object(String(index))[0]);
        }
        expect((await store.listCourses({ limit: 10 })).items.toSorted()).toEqual(keys.toSorted());
      }),
    );

    it(
      'lists courses in pages that stay in order while courses come and go',
      using(async ({ store }) => {
        const add = (run: string) =>
          store.moveBranches(courseKeyOf(`course-v1:o+c+${run}`), [
            { branch: 'draft', from: undefined, to: one },
            { branch: 'published', from: undefined, to: one },
          ]);
        for (const run of ['r2', 'r4', 'r6', 'r8']) await add(run);
        const runs = (keys: readonly CourseKey[]) => keys.map((each) => each.split('+')[2]);
        const first = await store.listCourses({ limit: 2 });
        expect(runs(first.items)).toEqual(['r2', 'r4']);
        await add('r1');
        await add('r5');
        await store.deleteCourse(courseKeyOf('course-v1:o+c+r4'));
        const after = first.next ?? '';
        const second = await store.listCourses({ limit: 10, after });
        expect(runs(second.items)).toEqual(['r5', 'r6', 'r8']);
        expect(second.next).toBe(undefined);
      }),
    );

    it(
      'deletes a course once and again',
      using(async ({ store }) => {
        await store.moveBranches(key, [{ branch: 'draft', from: undefined, to: one }]);
        await store.deleteCourse(key);
        await store.deleteCourse(key);
        expect(await store.getBranch(key, 'draft')).toBe(undefined);
        expect((await store.listCourses({ limit: 10 })).items).toEqual([]);
        expect(await store.listRoots()).toEqual([]);
      }),
    );

    it(
      'collects what is neither kept nor new, and not what was put again',
      using(async ({ store, now }) => {
        const kept = object('kept');
        const old = object('old');
        const again = object('again');
        const fresh = object('fresh');
        await store.putObjects(new Map([kept, old, again]));
        const before = now();
        while (now() === before) await new Promise((resolve) => setTimeout(resolve, 1));
        const putBefore = now();
        await store.putObjects(new Map([again, fresh]));
        expect(await store.collect(new Set([kept[0]]), putBefore)).toBe(1);
        const all = [kept, old, again, fresh].map(([hash]) => hash);
        expect([...(await store.getObjects(all)).keys()].toSorted()).toEqual(
          [kept[0], again[0], fresh[0]].toSorted(),
        );
        expect(await store.collect(new Set([kept[0]]), putBefore)).toBe(0);
      }),
    );

    it(
      'names the commits that branches are at as roots',
      using(async ({ store }) => {
        await store.moveBranches(key, [
          { branch: 'draft', from: undefined, to: one },
          { branch: 'published', from: undefined, to: two },
        ]);
        await store.moveBranches(courseKeyOf('course-v1:o+c+other'), [
          { branch: 'draft', from: undefined, to: two },
        ]);
        await store.moveBranches(key, [{ branch: 'draft', from: one, to: three }]);
        expect(new Set(await store.listRoots())).toEqual(new Set([two, three]));
      }),
    );
  });
}
