import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { CourseGrade, GradeStore, SubsectionGrade } from './grade-store.port.ts';

type Stores = { readonly grades: GradeStore };

const course = 'course-v1:O+C+R';
const grade = (userId: number, more: Partial<CourseGrade> = {}): CourseGrade => ({
  userId,
  courseKey: course,
  percent: 0.29,
  letter: 'A',
  passedSince: 1_700_000_000_000_001,
  ...more,
});
const subsection = (usageKey: string, more: Partial<SubsectionGrade> = {}): SubsectionGrade => ({
  userId: 1,
  courseKey: course,
  usageKey,
  earned: 1 / 3,
  possible: 3,
  earnedGraded: 0.1,
  possibleGraded: 2,
  ...more,
});

/** What every grade store keeps. */
export function gradeStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`grade store: ${name}`, () => {
    it(
      'numbers the changes of a learner in a course, each later than the one before',
      test(async ({ records, reopen }) => {
        const touch = (at: number, courseKey = course) =>
          records.transaction(({ grades }) => grades.touchGrades(1, courseKey, at));
        const now = async () => (await reopen()).read(({ grades }) => grades.gradeVersion(1, course));
        expect(await now()).toBe(undefined);
        await touch(10);
        expect(await now()).toEqual({ version: 1, changed: 10 });
        await touch(20);
        await touch(20);
        await touch(15, `${course}2`);
        expect(await now()).toEqual({ version: 3, changed: 21 });
        await touch(5);
        expect(await now()).toEqual({ version: 4, changed: 22 });
      }),
    );

    it(
      'counts every change of two processes',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        await Promise.all(
          Array.from({ length: 40 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(({ grades }) => grades.touchGrades(1, course, 7)),
          ),
        );
        expect(await records.read(({ grades }) => grades.gradeVersion(1, course))).toEqual({
          version: 40,
          changed: 46,
        });
      }),
    );

    it(
      "lets one at a time hold a learner's grades, who sees what the one before has done",
      test(async ({ records, reopen }) => {
        const other = await reopen();
        await records.transaction(({ grades }) => grades.touchGrades(1, course, 1));
        await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(async ({ grades }) => {
              await grades.holdGrades(1, course);
              const before = await grades.courseGrade(1, course);
              await sleep(2);
              await grades.putCourseGrade(grade(1, { percent: (before?.percent ?? 0) + 1 }));
            }),
          ),
        );
        expect((await records.read(({ grades }) => grades.courseGrade(1, course)))?.percent).toBe(8);
      }),
    );

    it(
      'keeps course grades of those who were graded before, and leaves their version alone',
      test(async ({ records }) => {
        const bare = grade(2, { percent: 0, letter: null, passedSince: null });
        await records.transaction(async ({ grades }) => {
          await grades.touchGrades(1, course, 5);
          await grades.touchGrades(2, course, 5);
          for (const letter of hostileTexts) await grades.putCourseGrade(grade(1, { letter }));
          await grades.putCourseGrade(grade(3));
        });
        await records.read(async ({ grades }) => {
          expect(await grades.courseGrade(1, course)).toEqual(
            grade(1, { letter: hostileTexts.at(-1) ?? '' }),
          );
          expect(await grades.courseGrade(2, course)).toEqual(bare);
          expect(await grades.courseGrade(3, course)).toBe(undefined);
          expect(await grades.courseGrade(1, `${course}2`)).toBe(undefined);
          expect(await grades.gradeVersion(1, course)).toEqual({ version: 1, changed: 5 });
        });
      }),
    );

    it(
      'keeps subsection grades, hostile names apart, and deletes one any number of times',
      test(async ({ records }) => {
        await records.transaction(async ({ grades }) => {
          for (const usageKey of hostileTexts) await grades.putSubsectionGrade(subsection(usageKey));
          await grades.putSubsectionGrade(subsection('twin', { earned: 2 }));
          await grades.deleteSubsectionGrade(1, course, 'Twin');
          await grades.deleteSubsectionGrade(1, course, 'Twin');
          await grades.deleteSubsectionGrade(2, course, 'twin');
        });
        const found = await records.read(({ grades }) => grades.subsectionGrades(1, course));
        expect(found.length).toBe(hostileTexts.length - 1);
        expect(found.find(({ usageKey }) => usageKey === 'twin')).toEqual(subsection('twin', { earned: 2 }));
      }),
    );

    it(
      'gives the grades of some learners, of none and of very many',
      test(async ({ records }) => {
        await records.transaction(async ({ grades }) => {
          for (let id = 1; id <= 5; id += 1) {
            await grades.touchGrades(id, course, 1);
            await grades.putCourseGrade(grade(id));
            await grades.putSubsectionGrade(subsection('s', { userId: id }));
          }
          await grades.touchGrades(1, `${course}2`, 1);
        });
        const many = Array.from({ length: 1000 }, (_, n) => n + 3);
        await records.read(async ({ grades }) => {
          const ids = async (of: number[]) =>
            (await grades.courseGradesOf(course, of)).map(({ userId }) => userId).sort((a, b) => a - b);
          expect(await ids([])).toEqual([]);
          expect(await ids([2])).toEqual([2]);
          expect(await ids([5, 1, 3])).toEqual([1, 3, 5]);
          expect(await ids(many)).toEqual([3, 4, 5]);
          expect(await grades.subsectionGradesOf(course, [4])).toEqual([subsection('s', { userId: 4 })]);
        });
      }),
    );

    it(
      'lists the graded learners by id, page by page',
      test(async ({ records }) => {
        await records.transaction(async ({ grades }) => {
          for (const id of [9, 2, 30]) await grades.touchGrades(id, course, 1);
          await grades.touchGrades(4, `${course}2`, 1);
        });
        await records.read(async ({ grades }) => {
          expect(await grades.gradedLearners(course, 0, 2)).toEqual([2, 9]);
          expect(await grades.gradedLearners(course, 9, 2)).toEqual([30]);
          expect(await grades.countGradedLearners(course)).toBe(3);
        });
      }),
    );

    it(
      'lists all course grades by course and learner, page by page',
      test(async ({ records }) => {
        await records.transaction(async ({ grades }) => {
          for (const courseKey of [`${course}2`, course]) {
            for (const id of [3, 1, 20]) {
              await grades.touchGrades(id, courseKey, 7);
              await grades.putCourseGrade(grade(id, { courseKey }));
            }
          }
        });
        const seen: unknown[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = await records.read(({ grades }) =>
            grades.listCourseGrades({ limit: 2, ...(after !== undefined && { after }) }),
          );
          seen.push(...page.items);
          after = page.next;
        }
        expect(seen).toEqual(
          [course, `${course}2`].flatMap((courseKey) =>
            [1, 3, 20].map((id) => ({ ...grade(id, { courseKey }), version: 1, changed: 7 })),
          ),
        );
      }),
    );
  });
}
