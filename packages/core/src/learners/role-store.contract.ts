import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { RoleStore } from './role-store.port.ts';

type Stores = { readonly roles: RoleStore };

/** What every role store keeps. */
export function roleStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`role store: ${name}`, () => {
    it(
      'keeps roles by learner and course, hostile keys apart, in alphabetical order',
      test(async ({ records, reopen }) => {
        await records.transaction(async ({ roles }) => {
          for (const course of hostileTexts) await roles.addRole(1, course, 'staff');
          await roles.addRole(1, 'twin', 'instructor');
          await roles.addRole(2, 'Twin', 'beta_testers');
        });
        const other = await reopen();
        await other.read(async ({ roles }) => {
          expect(await roles.roles(1, 'twin')).toEqual(['instructor', 'staff']);
          expect(await roles.roles(1, 'Twin')).toEqual(['staff']);
          expect(await roles.roles(2, 'Twin')).toEqual(['beta_testers']);
          expect(await roles.roles(2, 'twin')).toEqual([]);
          const courses = hostileTexts.map((courseKey) => ({ courseKey, role: 'staff' }));
          const all = await roles.rolesOf(1);
          expect(all).toHaveLength(courses.length + 1);
          expect(all).toEqual(
            expect.arrayContaining([...courses, { courseKey: 'twin', role: 'instructor' }]),
          );
          expect(await roles.rolesOf(2)).toEqual([{ courseKey: 'Twin', role: 'beta_testers' }]);
          expect(await roles.rolesOf(3)).toEqual([]);
        });
      }),
    );

    it(
      'adds and removes a role any number of times',
      test(async ({ records }) => {
        const change = (what: 'addRole' | 'removeRole') =>
          records.transaction(({ roles }) => roles[what](1, 'c', 'staff'));
        const now = () => records.read(({ roles }) => roles.roles(1, 'c'));
        await change('removeRole');
        await change('addRole');
        await change('addRole');
        expect(await now()).toEqual(['staff']);
        await change('removeRole');
        await change('removeRole');
        expect(await now()).toEqual([]);
      }),
    );

    it(
      'takes away everything of one learner',
      test(async ({ records }) => {
        await records.transaction(async ({ roles }) => {
          for (const course of hostileTexts) await roles.addRole(1, course, 'staff');
          await roles.addRole(2, 'c', 'staff');
          await roles.removeRolesOf(1);
          await roles.removeRolesOf(3);
        });
        await records.read(async ({ roles }) => {
          expect(await roles.rolesOf(1)).toEqual([]);
          expect(await roles.rolesOf(2)).toEqual([{ courseKey: 'c', role: 'staff' }]);
        });
      }),
    );
  });
}
