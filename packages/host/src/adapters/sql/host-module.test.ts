import { onEachDatabase, testRecords } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostModule } from './host-module.ts';

onEachDatabase({ afterAll, describe, it, expect }, (target) =>
  describe(`the host tables: ${target.name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    const open = () => testRecords([hostModule], undefined, target);
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    const launch = {
      id: 'l1',
      userId: 7,
      kind: 'lti' as const,
      courses: ['course-v1:A+B+C'],
      frameAncestors: ['https://lms.example'],
      created: 1_000_000,
      expires: 2_000_000,
      revoked: false,
    };

    it('keeps a session until it is removed', async () => {
      const session = { hash: 'h1', userId: 7, created: 1, expires: 10 };
      await opened.records.transaction((tx) => tx.sessions.add(session));
      expect(await opened.records.read((view) => view.sessions.byHash('h1'))).toEqual(session);
      await opened.records.transaction((tx) => tx.sessions.extend('h1', 20));
      await opened.records.transaction((tx) => tx.sessions.removeExpired(15));
      expect(await opened.records.read((view) => view.sessions.byHash('h1'))).toEqual({
        ...session,
        expires: 20,
      });
      await opened.records.transaction((tx) => tx.sessions.removeOf(7));
      expect(await opened.records.read((view) => view.sessions.byHash('h1'))).toBeUndefined();
    });

    it('keeps a launch session and revokes it', async () => {
      await opened.records.transaction((tx) => tx.launchSessions.add(launch));
      expect(await opened.records.read((view) => view.launchSessions.byId('l1'))).toEqual(launch);
      await opened.records.transaction((tx) => tx.launchSessions.revoke('l1'));
      expect(await opened.records.read((view) => view.launchSessions.byId('l1'))).toMatchObject({
        revoked: true,
      });
    });

    it('gives a one-time code to the first of two callers', async () => {
      const code = { hash: 'c1', launchSession: 'l1', expires: 100 };
      await opened.records.transaction((tx) => tx.launchSessions.addCode(code));
      const taken = await Promise.all(
        [1, 2].map(() => opened.records.transaction((tx) => tx.launchSessions.takeCode('c1', 50))),
      );
      expect(taken.filter((one) => one?.launchSession === 'l1')).toHaveLength(1);
    });

    it('does not give a code that has expired', async () => {
      const code = { hash: 'c2', launchSession: 'l1', expires: 100 };
      await opened.records.transaction((tx) => tx.launchSessions.addCode(code));
      expect(await opened.records.transaction((tx) => tx.launchSessions.takeCode('c2', 101))).toBeUndefined();
    });

    it('takes the jti of an assertion once for each key', async () => {
      const use = (key: string) =>
        opened.records.transaction((tx) => tx.launchSessions.useAssertion({ key, jti: 'j', expires: 100 }));
      expect([await use('a'), await use('a'), await use('b')]).toEqual([true, false, true]);
    });

    it('lists embed keys in order of creation', async () => {
      const key = (id: string, created: number) => ({
        id,
        name: 'Site 😀',
        origins: ['https://site.example'],
        courses: ['course-v1:A+B+C'],
        guests: true,
        created,
      });
      await opened.records.transaction((tx) => tx.embedKeys.add(key('ek_2', 1)));
      await opened.records.transaction((tx) => tx.embedKeys.add(key('ek_1', 2)));
      expect(await opened.records.read((view) => view.embedKeys.list())).toEqual([
        key('ek_2', 1),
        key('ek_1', 2),
      ]);
    });
  }),
);
