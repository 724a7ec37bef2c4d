import { setTimeout as sleep } from 'node:timers/promises';
import { defineEvent, serverOrigin } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStores } from '../compose/open-stores.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

const day = 24 * 3600;
const happened = defineEvent({ name: 'test.happened', fires: 'In this test.', data: z.object({}) });

describe('retention', () => {
  let host: TestHost;
  let stores: Awaited<ReturnType<typeof openStores>>;
  beforeEach(async () => {
    host = await openTestHost();
    stores = await openStores(host.config);
  });
  afterEach(async () => {
    await stores.close();
    await host.close();
  });
  const settled = async (id: string) => {
    for (let tries = 0; tries < 500; tries += 1) {
      const status = await host.deps.jobs.status(id);
      if (status?.state === 'completed') return;
      if (status?.state === 'failed') throw new Error(status.error);
      await sleep(20);
    }
    throw new Error(`${id} did not end.`);
  };
  let serial = 0;
  const run = async (name: string) => {
    serial += 1;
    const id = `${name}-${serial}`;
    await host.deps.jobs.add([{ id, name, payload: {}, attempts: 1, backoffMs: 1 }]);
    await settled(id);
  };

  it('keeps refused LTI launches for a week', async () => {
    const unknown = {
      iss: 'https://lms.example',
      login_hint: 'x',
      target_link_uri: `${host.url}/lti/launch`,
    };
    await fetch(`${host.url}/lti/login?${String(new URLSearchParams(unknown))}`);
    const { doctor } = host.deps.lti;
    await doctor.flush();
    const kept = async () => (await doctor.launches({ limit: 10 })).items.length;
    host.clock.advance(6 * day);
    await run('host.retention');
    expect(await kept()).toBe(1);
    host.clock.advance(2 * day);
    await run('host.retention');
    expect(await kept()).toBe(0);
  });

  it('leaves alone what is young, and deletes what is old', async () => {
    const { records } = host.deps;
    const key = { scope: 'user_state' as const, userId: 1, target: 'a' };
    const put = (from: number) =>
      records.transaction((tx) => tx.states.putState(key, from, { from }, host.clock.now()));
    const history = async () => (await records.read((view) => view.states.stateHistory(key))).length;
    await put(0);
    await host.loggedIn('ana');
    await run('host.retention');
    expect(await history()).toBe(1);
    const firstJob = `host.retention-${serial}`;
    host.clock.advance(8 * day);
    await run('host.retention');
    expect(await history()).toBe(1);
    expect(await host.deps.jobs.status(firstJob)).toBe(undefined);
    host.clock.advance(731 * day);
    await put(1);
    await run('host.retention');
    expect(await history()).toBe(1);
    const [state] = await records.read((view) => view.states.getStates([key]));
    expect(state).toEqual({ value: { from: 1 }, version: 2 });
    const sessions: unknown[] = [];
    await stores.dump.dump(async ({ table, rows }) => {
      if (table === 'host_sessions') sessions.push(...rows);
    });
    expect(sessions).toEqual([]);
  });

  it('keeps the event log for good unless it is told otherwise', async () => {
    const lines = async () => {
      let count = 0;
      const end = await stores.dump.dump(async () => undefined);
      for await (const piece of stores.eventLog.read(end)) count += piece.lines.length;
      return count;
    };
    const emit = async () => {
      await host.deps.records.transaction((tx) =>
        tx.events.emit(happened, { data: {}, origin: serverOrigin }),
      );
      while ((await stores.outbox.backlog()).entries > 0) await sleep(20);
    };
    await emit();
    const before = await lines();
    host.clock.advance(3000 * day);
    await emit();
    await run('host.retention');
    expect(await lines()).toBeGreaterThan(before);
  });

  it('collects once a day what no course holds any more', async () => {
    const lost = await stores.files.put(new TextEncoder().encode('of no course'));
    const objects = async () => {
      let count = 0;
      for (const root of await stores.courseStore.listRoots()) {
        count += (await stores.courseStore.getObjects([root])).size;
      }
      return count;
    };
    const kept = await objects();
    await run('host.retention');
    const today = () => `host.collection:${new Date(host.clock.now() / 1000).toISOString().slice(0, 10)}`;
    await settled(today());
    expect(await stores.files.has(lost)).toBe(true);
    host.clock.advance(8 * day);
    await run('host.retention');
    await settled(today());
    expect(await stores.files.has(lost)).toBe(false);
    expect(await objects()).toBe(kept);
    const file = await host.engine.courses.file(host.courseKey, 'static/numbers.bin');
    expect(Buffer.from(file.bytes).toString()).toBe('0123456789');
  });
});
