import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { Enrollment } from './account.ts';
import type { AccountStore } from './account-store.port.ts';
import type { EnrollmentStore } from './enrollment-store.port.ts';
import type { RoleStore } from './role-store.port.ts';

type Stores = {
  readonly accounts: AccountStore;
  readonly roles: RoleStore;
  readonly enrollments: EnrollmentStore;
};

const enrollment = (userId: number, more: Partial<Enrollment> = {}): Enrollment => ({
  userId,
  courseKey: 'course-v1:O+C+R',
  mode: 'audit',
  active: true,
  created: 1_700_000_000_000_001,
  ...more,
});

/** Adds accounts of these names and enrols them. */
async function enrollAll({ accounts, enrollments }: Stores, usernames: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const username of usernames) {
    const keys = { usernameKey: username.toLowerCase(), emailKey: null };
    const blank = { email: '', name: username, superuser: false, language: '', passwordHash: null };
    const id = await accounts.addAccount({ ...blank, username, kind: 'full', created: 1 }, keys);
    await enrollments.putEnrollment(enrollment(id), username);
    ids.push(id);
  }
  return ids;
}

/** What every enrolment store keeps. */
export function enrollmentStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  const course = enrollment(1).courseKey;
  describe(`enrolment store: ${name}`, () => {
    it(
      'lets one at a time hold the places of a course, so that the last is given once',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(async ({ enrollments }) => {
              await enrollments.holdPlaces(course);
              const taken = await enrollments.countActive(course);
              await sleep(2);
              if (taken < 3) await enrollments.putEnrollment(enrollment(n + 1), `learner${n}`);
            }),
          ),
        );
        expect(await records.read(({ enrollments }) => enrollments.countActive(course))).toBe(3);
      }),
    );

    it(
      'keeps one enrolment a learner and course, the last, hostile keys apart',
      test(async ({ records, reopen }) => {
        const put = (one: Enrollment) =>
          records.transaction(({ enrollments }) => enrollments.putEnrollment(one, 'ada'));
        for (const courseKey of hostileTexts) await put(enrollment(1, { courseKey }));
        await put(enrollment(1, { courseKey: 'twin', mode: 'verified', active: false }));
        const other = await reopen();
        await other.read(async ({ enrollments }) => {
          expect(await enrollments.enrollment(1, 'twin')).toMatchObject({ mode: 'verified', active: false });
          expect(await enrollments.enrollment(1, 'Twin')).toEqual(enrollment(1, { courseKey: 'Twin' }));
          expect(await enrollments.enrollment(2, 'Twin')).toBe(undefined);
          expect((await enrollments.enrollmentsOf(1)).length).toBe(hostileTexts.length);
          expect(await enrollments.enrollmentsOf(2)).toEqual([]);
        });
      }),
    );

    it(
      'tells account, roles and enrolment at once, whichever of them are there',
      test(async ({ records, reopen }) => {
        const [id = 0, other = 0] = await records.transaction((tx) => enrollAll(tx, ['ada', 'bob']));
        await records.transaction(async ({ roles, enrollments }) => {
          await roles.addRole(id, course, 'staff');
          await roles.addRole(id, course, 'beta_testers');
          await roles.addRole(id, `${course} `, 'instructor');
          await enrollments.putEnrollment(enrollment(id, { active: false, mode: 'verified' }), 'ada');
        });
        await (
          await reopen()
        ).read(async ({ accounts, enrollments }) => {
          expect(await enrollments.standing(id, course)).toEqual({
            account: await accounts.accountById(id),
            roles: ['beta_testers', 'staff'],
            enrollment: enrollment(id, { active: false, mode: 'verified' }),
          });
          expect(await enrollments.standing(other, 'elsewhere')).toEqual({
            account: await accounts.accountById(other),
            roles: [],
            enrollment: undefined,
          });
          expect(await enrollments.standing(other + 1000, course)).toBeUndefined();
        });
      }),
    );

    it(
      'lists the active learners in order of the bytes of their names, the same while others enrol',
      test(async ({ records }) => {
        const names = ['_a', 'B', 'a', 'a1', 'aa', 'c', '9'];
        const ids = await records.transaction((tx) => enrollAll(tx, names));
        await records.transaction(({ enrollments }) =>
          enrollments.putEnrollment(enrollment(ids[4] ?? 0, { active: false }), 'aa'),
        );
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await records.read(({ enrollments }) =>
            enrollments.activeLearners(course, { limit: 2, ...(after !== undefined && { after }) }),
          );
          seen.push(...page.items.map(({ username }) => username));
          // Before and behind what has been read.
          if (after === undefined) await records.transaction((tx) => enrollAll(tx, ['0', 'zz']));
          after = page.next;
        } while (after !== undefined);
        expect(seen).toEqual(['9', 'B', '_a', 'a', 'a1', 'c', 'zz']);
      }),
    );

    it(
      'gives a full last page no next one',
      test(async ({ records }) => {
        await records.transaction((tx) => enrollAll(tx, ['a', 'b']));
        const page = await records.read(({ enrollments }) =>
          enrollments.activeLearners(course, { limit: 2 }),
        );
        expect(page.items.map(({ username, mode }) => [username, mode])).toEqual([
          ['a', 'audit'],
          ['b', 'audit'],
        ]);
        expect('next' in page).toBe(false);
      }),
    );

    it(
      'counts the active ones without staff',
      test(async ({ records }) => {
        await records.transaction(async (tx) => {
          const [a = 0, b = 0] = await enrollAll(tx, ['a', 'b', 'c', 'd']);
          await tx.enrollments.putEnrollment(enrollment(a, { active: false }), 'a');
          await tx.roles.addRole(b, course, 'staff');
          await tx.roles.addRole(b, course, 'instructor');
        });
        expect(await records.read(({ enrollments }) => enrollments.countActive(course))).toBe(2);
        expect(await records.read(({ enrollments }) => enrollments.countActive(`${course}2`))).toBe(0);
      }),
    );

    it(
      'lists all of them, ended ones too, by learner and course, page by page',
      test(async ({ records }) => {
        const courses = ['a', 'B', '😀', 'b'];
        await records.transaction(async ({ enrollments }) => {
          for (const userId of [2, 1, 10]) {
            for (const courseKey of courses)
              await enrollments.putEnrollment(enrollment(userId, { courseKey, active: false }), `u${userId}`);
          }
        });
        const expected = [1, 2, 10].flatMap((userId) => ['B', 'a', 'b', '😀'].map((key) => [userId, key]));
        for (const limit of [1, 3, 4, 100]) {
          const seen: Enrollment[] = [];
          for (let after: string | undefined, more = true; more; more = after !== undefined) {
            const page = await records.read(({ enrollments }) =>
              enrollments.listEnrollments({ limit, ...(after !== undefined && { after }) }),
            );
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items);
            after = page.next;
          }
          expect(seen.map(({ userId, courseKey }) => [userId, courseKey])).toEqual(expected);
          expect(seen.every(({ active }) => !active)).toBe(true);
        }
      }),
    );

    it(
      'lists a learner under another name in every course, and nobody else',
      test(async ({ records }) => {
        const inOrder = await records.transaction(async (tx) => {
          const [a = 0, b = 0] = await enrollAll(tx, ['a', 'b']);
          await tx.enrollments.renameLearner(a, 'z');
          await tx.enrollments.renameLearner(999, 'nobody');
          return [b, a];
        });
        const { items } = await records.read(({ enrollments }) =>
          enrollments.activeLearners(course, { limit: 10 }),
        );
        expect(items.map(({ id }) => id)).toEqual(inOrder);
      }),
    );
  });
}
