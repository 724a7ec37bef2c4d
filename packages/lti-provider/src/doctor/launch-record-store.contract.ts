import { hostileTexts, using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { LaunchRecord, LaunchRecordStore } from './launch-record-store.port.ts';

interface Stores {
  readonly ltiLaunches: LaunchRecordStore;
}

const refused = (id: string, at: number, more: Partial<LaunchRecord> = {}): LaunchRecord => ({
  id,
  at,
  outcome: 'refused',
  step: 'launch',
  code: 'token_expired',
  registrationId: 'r1',
  facts: {},
  ...more,
});

const opened = (id: string, at: number, registrationId = 'r1'): LaunchRecord => ({
  id,
  at,
  outcome: 'opened',
  step: 'launch',
  registrationId,
  facts: {},
});

/** What every adapter of the launch records keeps. */
export function launchRecordStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const within = using(open);
  const keep = ({ records }: StoreHarness<Stores>, launches: readonly LaunchRecord[], perKind = 50) =>
    records.transaction((tx) => tx.ltiLaunches.keepLaunches(launches, perKind));
  const ids = async ({ records }: StoreHarness<Stores>, more: object = {}) => {
    const page = await records.read((view) => view.ltiLaunches.launchRecords({ limit: 100, ...more }));
    return page.items.map(({ id }) => id);
  };

  describe(`launch records: ${name}`, () => {
    it(
      'give back what was put in, over a restart too',
      within(async (harness) => {
        const full = refused('full', 5, {
          step: 'login',
          section: 'core §5.3.3',
          product: 'moodle',
          deploymentId: '1',
          contextId: 'c',
          resourceLinkId: 'l',
          messageType: 'LtiResourceLinkRequest',
          facts: { deployment: '😀 \u0000', seconds: 7 },
          header: { alg: 'RS256' },
          claims: { iss: 'https://lms.example', roles: ['Learner'] },
        });
        const { code: _code, registrationId: _registration, ...bare } = refused('bare', 4);
        await keep(harness, [full, bare]);
        const again = await harness.reopen();
        expect(await again.read((view) => view.ltiLaunches.launchRecord('full'))).toEqual(full);
        expect(await again.read((view) => view.ltiLaunches.launchRecord('bare'))).toEqual(bare);
        expect(await again.read((view) => view.ltiLaunches.launchRecord('nobody'))).toBe(undefined);
      }),
    );

    it(
      'are found by ids that hardly differ, and replaced by the same',
      within(async (harness) => {
        await keep(
          harness,
          hostileTexts.map((id, at) => refused(id, at)),
        );
        for (const [at, id] of hostileTexts.entries()) {
          const found = await harness.records.read((view) => view.ltiLaunches.launchRecord(id));
          expect(found).toMatchObject({ id, at });
        }
        await keep(harness, [refused('twin', 99)]);
        expect(await ids(harness)).toHaveLength(hostileTexts.length);
        expect((await ids(harness))[0]).toBe('twin');
      }),
    );

    it(
      'come newest first, ties by id, page by page, whatever is added meanwhile',
      within(async (harness) => {
        await keep(harness, [refused('b', 2), refused('a', 2), refused('c', 1), refused('d', 3)]);
        const first = await harness.records.read((view) => view.ltiLaunches.launchRecords({ limit: 2 }));
        expect(first.items.map(({ id }) => id)).toEqual(['d', 'b']);
        await keep(harness, [refused('e', 9)]);
        const after = first.next ?? '';
        expect(await ids(harness, { after })).toEqual(['a', 'c']);
        const last = await harness.records.read((view) =>
          view.ltiLaunches.launchRecords({ limit: 2, after }),
        );
        expect(last.next).toBe(undefined);
        await expect(ids(harness, { after: 'guess' })).rejects.toMatchObject({ code: 'bad_input' });
      }),
    );

    it(
      'are told apart by outcome and registration, and counted so',
      within(async (harness) => {
        const { registrationId: _, ...unknown } = refused('u', 3);
        await keep(harness, [
          refused('a', 1),
          refused('b', 2, { code: 'nonce_used' }),
          opened('c', 4),
          unknown,
        ]);
        await keep(harness, [opened('d', 5, 'R1')]);
        expect(await ids(harness, { outcome: 'opened' })).toEqual(['d', 'c']);
        expect(await ids(harness, { registrationId: 'r1' })).toEqual(['c', 'b', 'a']);
        expect(await ids(harness, { registrationId: 'r1', outcome: 'refused' })).toEqual(['b', 'a']);
        expect(await ids(harness, { registrationId: null })).toEqual(['u']);
        expect(await harness.records.read((view) => view.ltiLaunches.launchCounts(2))).toEqual([
          { outcome: 'refused', count: 1, last: 3 },
          { registrationId: 'R1', outcome: 'opened', count: 1, last: 5 },
          { registrationId: 'r1', outcome: 'opened', count: 1, last: 4 },
          { registrationId: 'r1', outcome: 'refused', count: 1, last: 2 },
        ]);
      }),
    );

    it(
      'stay bounded: a flood of one kind drives out its own oldest and nothing else',
      within(async (harness) => {
        await keep(harness, [refused('old', 1, { code: 'nonce_used' }), opened('good', 1)], 3);
        for (let at = 10; at < 20; at += 1) await keep(harness, [refused(`f${at}`, at)], 3);
        await keep(harness, [refused('tie-a', 30), refused('tie-b', 30), refused('tie-c', 30)], 2);
        expect(await ids(harness)).toEqual(['tie-c', 'tie-b', 'old', 'good']);
      }),
    );

    it(
      'go when they are too old or too many, a little at a time, and again without harm',
      within(async (harness) => {
        const many = Array.from({ length: 6 }, (_, at) => refused(`l${at}`, at));
        await keep(harness, many);
        const forget = () => harness.records.transaction((tx) => tx.ltiLaunches.forgetLaunches(3, 2));
        expect([await forget(), await forget(), await forget()]).toEqual([2, 1, 0]);
        expect(await ids(harness)).toEqual(['l5', 'l4', 'l3']);
        const trim = () => harness.records.transaction((tx) => tx.ltiLaunches.trimLaunches(1, 1));
        expect([await trim(), await trim(), await trim()]).toEqual([1, 1, 0]);
        expect(await ids(harness)).toEqual(['l5']);
      }),
    );
  });
}
