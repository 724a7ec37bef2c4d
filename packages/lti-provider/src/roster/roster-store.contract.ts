import type { ContractTools, StoreHarness } from '@coursewright/core/testing';
import { placeId } from '../grades/place.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { Roster, RosterMember } from './roster-store.port.ts';

const now = 1_700_000_000_123_456;
const hostile = ['Twin', 'twin', 'twin ', '😀', 'nul \u0000 in it', 'x'.repeat(100_000)];

const roster = (contextId: string, courseKey = 'course-v1:A+B+C'): Roster => {
  const place = { registrationId: 'r', deploymentId: '😀', contextId, courseKey };
  return { ...place, id: placeId(place), membershipsUrl: 'https://lms.example/members' };
};
const member = (rosterId: string, userId: number, more: Partial<RosterMember> = {}): RosterMember => ({
  rosterId,
  userId,
  state: 'Active',
  learns: true,
  teaches: false,
  profile: 'p',
  seen: now,
  ...more,
});

/** What every adapter of the rosters keeps. */
export function rosterStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<LtiStores>>,
): void {
  const using = (work: (harness: StoreHarness<LtiStores>) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };

  describe(`rosters: ${name}`, () => {
    it(
      'keeps rosters as they were given; another address takes the differences of the old one away',
      using(async ({ records, reopen }) => {
        const [one, two] = [roster('a'), roster('twin ')].toSorted((a, b) => (a.id < b.id ? -1 : 1));
        if (one === undefined || two === undefined) throw new Error('There are two.');
        const whole = {
          ...one,
          differencesUrl: 'https://lms.example/d',
          readAt: now,
          wholeAt: now,
          error: '😀',
        };
        const moved = { ...one, membershipsUrl: 'https://lms.example/moved' };
        await records.transaction(async ({ ltiRosters }) => {
          await ltiRosters.announceRoster(one);
          await ltiRosters.announceRoster(two);
          await ltiRosters.putRoster(whole);
          await ltiRosters.announceRoster(one);
          expect(await ltiRosters.roster(one.id)).toEqual(whole);
          await ltiRosters.announceRoster(moved);
        });
        const { differencesUrl: _of, ...rest } = whole;
        await (
          await reopen()
        ).read(async ({ ltiRosters }) => {
          const kept = { ...rest, membershipsUrl: moved.membershipsUrl };
          expect(await ltiRosters.rosters('r', { limit: 1 })).toEqual({ items: [kept], next: one.id });
          expect(await ltiRosters.rosters('r', { limit: 1, after: one.id })).toEqual({ items: [two] });
          expect(await ltiRosters.roster('nothing')).toBe(undefined);
        });
      }),
    );

    it(
      'knows those of many subjects that have accounts, and what they are in the roster',
      using(async ({ records }) => {
        const { id, registrationId } = roster('a');
        await records.transaction(async ({ ltiUsers, ltiRosters }) => {
          for (const [index, subject] of hostile.entries())
            await ltiUsers.keepAccount(registrationId, subject, index + 1);
          await ltiUsers.keepAccount('R', 'elsewhere', 99);
          await ltiRosters.putMember(member(id, 2));
          await ltiRosters.putMember(member(roster('b').id, 3));
        });
        await records.read(async ({ ltiRosters }) => {
          const found = await ltiRosters.knownSubjects({ id, registrationId }, [
            ...hostile,
            'elsewhere',
            'nobody',
          ]);
          expect([...found.keys()].toSorted()).toEqual(hostile.toSorted());
          expect(found.get('twin')).toEqual({ userId: 2, member: member(id, 2) });
          expect(found.get('twin ')).toEqual({ userId: 3 });
          expect((await ltiRosters.knownSubjects({ id, registrationId }, [])).size).toBe(0);
        });
      }),
    );

    it(
      'pages members, and tells whom a reading has not named',
      using(async ({ records }) => {
        const { id } = roster('a');
        await records.transaction(async ({ ltiRosters }) => {
          for (const userId of [3, 1, 2, 4]) await ltiRosters.putMember(member(id, userId));
          await ltiRosters.putMember(member(id, 4, { state: 'Deleted', teaches: true, learns: false }));
          await ltiRosters.putMember(member('other', 5));
          await ltiRosters.markSeen(id, [1, 5], now + 1);
          await ltiRosters.markSeen(id, [], now + 1);
        });
        await records.read(async ({ ltiRosters }) => {
          const first = await ltiRosters.members(id, { limit: 3 });
          expect(first.items.map(({ userId }) => userId)).toEqual([1, 2, 3]);
          expect(await ltiRosters.members(id, { limit: 3, after: first.next ?? '' })).toEqual({
            items: [member(id, 4, { state: 'Deleted', teaches: true, learns: false })],
          });
          const unseen = await ltiRosters.unseenMembers(id, now + 1, 9);
          expect(unseen.map(({ userId }) => userId)).toEqual([2, 3]);
          expect((await ltiRosters.unseenMembers(id, now + 1, 1)).length).toBe(1);
          expect(await ltiRosters.unseenMembers(id, now, 9)).toEqual([]);
        });
      }),
    );

    it(
      'tells what somebody is in other rosters into the same course',
      using(async ({ records }) => {
        const [here, there, other] = [roster('a'), roster('b'), roster('c', 'course-v1:a+B+C')];
        const elsewhere = () => records.read(({ ltiRosters }) => ltiRosters.elsewhere(7, here));
        await records.transaction(async ({ ltiRosters }) => {
          for (const one of [here, there, other]) await ltiRosters.putRoster(one);
          await ltiRosters.putMember(member(here.id, 7));
          await ltiRosters.putMember(member(other.id, 7, { teaches: true }));
        });
        expect(await elsewhere()).toEqual({ learns: false, teaches: false });
        const inactive = member(there.id, 7, { state: 'Inactive' });
        await records.transaction(({ ltiRosters }) => ltiRosters.putMember(inactive));
        expect(await elsewhere()).toEqual({ learns: false, teaches: false });
        await records.transaction(({ ltiRosters }) => ltiRosters.putMember({ ...inactive, state: 'Active' }));
        expect(await elsewhere()).toEqual({ learns: true, teaches: false });
      }),
    );
  });
}
