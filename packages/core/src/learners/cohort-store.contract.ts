import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { AccountStore } from './account-store.port.ts';
import type { CohortStore } from './cohort-store.port.ts';

type Stores = { readonly accounts: AccountStore; readonly cohorts: CohortStore };

const course = 'course-v1:O+C+R';

async function addAccounts({ accounts }: Stores, usernames: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const username of usernames) {
    const blank = { email: '', name: username, superuser: false, language: '', passwordHash: null };
    const keys = { usernameKey: username, emailKey: null };
    ids.push(await accounts.addAccount({ ...blank, username, kind: 'full', created: 1 }, keys));
  }
  return ids;
}

/** What every cohort store keeps. */
export function cohortStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`cohort store: ${name}`, () => {
    it(
      'keeps cohorts by course and name, hostile names apart, to another process too',
      test(async ({ records, reopen }) => {
        const ids = await records.transaction(async ({ cohorts }) => {
          const made: number[] = [];
          for (const one of hostileTexts)
            made.push(await cohorts.addCohort({ courseKey: course, name: one }));
          made.push(await cohorts.addCohort({ courseKey: 'Twin', name: 'twin' }));
          return made;
        });
        const other = await reopen();
        await other.read(async ({ cohorts }) => {
          const listed = hostileTexts.map((one, at) => ({
            id: ids[at],
            courseKey: course,
            name: one,
            members: 0,
          }));
          expect(await cohorts.cohortsOf(course)).toEqual(listed);
          expect(await cohorts.cohortsOf('twin')).toEqual([]);
          expect(await cohorts.cohortByName(course, 'twin')).toEqual({
            id: ids[hostileTexts.indexOf('twin')],
            courseKey: course,
            name: 'twin',
          });
          expect(await cohorts.cohortByName('Twin', 'Twin')).toBeUndefined();
          expect(await cohorts.cohort(ids[0] ?? 0)).toEqual(listed[0]);
          expect(await cohorts.cohort(4711)).toBeUndefined();
        });
      }),
    );

    it(
      'refuses a second cohort of a name in a course, to one of two processes that want it at once',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const add = (of: typeof records) =>
          of.transaction(({ cohorts }) => cohorts.addCohort({ courseKey: course, name: 'A' }));
        const done = await Promise.allSettled([add(records), add(other)]);
        expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        expect(done.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' });
        expect(await records.read(({ cohorts }) => cohorts.cohortsOf(course))).toHaveLength(1);
      }),
    );

    it(
      'has a learner in one cohort of a course at most, and takes him out once and again',
      test(async ({ records }) => {
        await records.transaction(async ({ cohorts }) => {
          const add = async (courseKey: string, of: string) => {
            const cohort = { courseKey, name: of };
            return { ...cohort, id: await cohorts.addCohort(cohort) };
          };
          const [a, b, there] = [await add(course, 'A'), await add(course, 'B'), await add('other', 'A')];
          await cohorts.putMember(a, 1);
          await cohorts.putMember(a, 1);
          await cohorts.putMember(there, 1);
          await cohorts.putMember(a, 2);
          await cohorts.putMember(b, 1);
          expect(await cohorts.cohortOf(course, 1)).toEqual(b);
          expect(await cohorts.cohortOf('other', 1)).toEqual(there);
          expect(await cohorts.cohortOf(course, 3)).toBeUndefined();
          expect((await cohorts.cohortsOf(course)).map(({ members }) => members)).toEqual([1, 1]);
          await cohorts.removeMember(course, 1);
          await cohorts.removeMember(course, 1);
          expect(await cohorts.cohortOf(course, 1)).toBeUndefined();
          expect(await cohorts.cohortOf('other', 1)).toEqual(there);
        });
      }),
    );

    it(
      'lists cohorts and who is in them page by page, new ones too',
      test(async ({ records }) => {
        const { a, b, ids } = await records.transaction(async (tx) => {
          const made = await addAccounts(tx, ['ada', 'ben', 'cy']);
          const add = async (of: string) => {
            const cohort = { courseKey: course, name: of };
            return { ...cohort, id: await tx.cohorts.addCohort(cohort) };
          };
          const [one, two] = [await add('A'), await add('B')];
          for (const id of made.slice(0, 2)) await tx.cohorts.putMember(one, id);
          await tx.cohorts.putMember(two, made[2] ?? 0);
          return { a: one, b: two, ids: made };
        });
        await records.read(async ({ cohorts }) => {
          const first = await cohorts.listMembers({ limit: 2 });
          expect(first.items).toEqual(ids.slice(0, 2).map((userId) => ({ cohortId: a.id, userId })));
          const rest = await cohorts.listMembers({ limit: 2, after: first.next ?? '' });
          expect(rest).toEqual({ items: [{ cohortId: b.id, userId: ids[2] }] });
          const names = await cohorts.membersOf(a.id, { limit: 1 });
          expect(names.items.map(({ username }) => username)).toEqual(['ada']);
          const more = await cohorts.membersOf(a.id, { limit: 1, after: names.next ?? '' });
          expect(more.items.map(({ username }) => username)).toEqual(['ben']);
          expect(more.next).toBeUndefined();
          expect(await cohorts.listCohorts({ limit: 1 })).toEqual({ items: [a], next: String(a.id) });
        });
        const c = await records.transaction(({ cohorts }) =>
          cohorts.addCohort({ courseKey: course, name: 'C' }),
        );
        const behind = await records.read(({ cohorts }) =>
          cohorts.listCohorts({ limit: 2, after: String(a.id) }),
        );
        expect(behind).toEqual({ items: [b, { id: c, courseKey: course, name: 'C' }] });
      }),
    );
  });
}
