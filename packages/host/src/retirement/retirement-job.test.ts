import { gunzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineEvent, serverOrigin, type EnginePorts } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStores } from '../compose/open-stores.ts';
import { type AllStores } from '../compose.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

const happened = defineEvent({ name: 'test.happened', fires: 'In this test.', data: z.object({}) });

describe('the job that takes people out of the log', () => {
  let host: TestHost;
  let stores: Awaited<ReturnType<typeof openStores>>;
  const rewritten: number[] = [];
  /** The log fails after so many hours. */
  let failAfter = Number.POSITIVE_INFINITY;
  const wrap = (ports: EnginePorts<AllStores>): EnginePorts<AllStores> => {
    const { eventLog: log } = ports;
    const eventLog: typeof log = {
      append: (from, some, at) => log.append(from, some, at),
      rotate: (at) => log.rotate(at),
      read: (upTo, from) => log.read(upTo, from),
      hours: () => log.hours(),
      readHour: (hour) => log.readHour(hour),
      rewriteHour: async (hour, upTo, replace) => {
        if (rewritten.length >= failAfter) throw new Error('The disk is full.');
        rewritten.push(hour);
        return log.rewriteHour(hour, upTo, replace);
      },
      isEmpty: () => log.isEmpty(),
      forget: (before) => log.forget(before),
    };
    return { ...ports, eventLog };
  };
  beforeEach(async () => {
    rewritten.length = 0;
    failAfter = Number.POSITIVE_INFINITY;
    host = await openTestHost({ wrap });
    stores = await openStores(host.config);
    for (let hour = 0; hour < 4; hour += 1) {
      await emit();
      host.clock.advance(3600);
    }
    await emit();
  }, 60_000);
  afterEach(async () => {
    await stores.close();
    await host.close();
  });

  const emit = async () => {
    const { id: userId, username } = host.learner;
    await host.deps.records.transaction((tx) =>
      tx.events.emit(happened, { data: {}, origin: { ...serverOrigin, userId, username } }),
    );
    while ((await stores.outbox.backlog()).entries > 0)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const lines = () => {
    const folder = path.join(host.config.data, 'events');
    return readdirSync(folder).flatMap((name) => {
      const bytes = readFileSync(path.join(folder, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n').filter(Boolean);
    });
  };
  const old = () => lines().filter((line) => line.includes('"username":"ana"')).length;
  const retirement = () => host.deps.retirements.of(host.learner.id);

  it('goes on where it failed, with what it could not do then, and tells how much it was', async () => {
    // An hour that is being compressed is there twice for a moment.
    await expect.poll(old, { timeout: 15_000 }).toBe(5);
    failAfter = 2;
    await host.deps.retirements.retire('ana');
    await expect.poll(() => rewritten.length, { timeout: 15_000 }).toBe(2);
    await expect.poll(old, { timeout: 15_000 }).toBe(3);
    failAfter = Number.POSITIVE_INFINITY;
    host.clock.advance(30);
    await expect.poll(old, { timeout: 15_000 }).toBe(0);
    host.clock.advance(70);
    await expect.poll(async () => (await retirement()).finished, { timeout: 15_000 }).toBeGreaterThan(0);
    expect((await retirement()).sealed).toBe(undefined);
  }, 60_000);

  it('takes what a request has left that was under way, and then looks at the last hours alone', async () => {
    const { id: userId, username } = host.learner;
    await host.deps.retirements.retire('ana');
    await expect.poll(old, { timeout: 15_000 }).toBe(0);
    await expect.poll(async () => (await retirement()).lines, { timeout: 15_000 }).toBe(5);
    await host.deps.records.transaction((tx) =>
      tx.events.emit(happened, { data: {}, origin: { ...serverOrigin, userId, username } }),
    );
    await expect.poll(old, { timeout: 15_000 }).toBe(1);
    const known = () => host.deps.records.read(({ ltiUsers }) => ltiUsers.accountOf('r', 'subject'));
    await host.deps.records.transaction((tx) => tx.ltiUsers.keepAccount('r', 'subject', userId));
    const before = new Set(rewritten);
    rewritten.length = 0;
    host.clock.advance(70);
    await expect.poll(async () => (await retirement()).finished, { timeout: 15_000 }).toBeGreaterThan(0);
    expect(old()).toBe(0);
    expect(before.size).toBe(5);
    expect(new Set(rewritten).size).toBeLessThan(4);
    expect((await retirement()).lines).toBe(6);
    expect(await known()).toBe(undefined);
  }, 60_000);

  it('leaves alone who takes the name afterwards', async () => {
    await host.deps.retirements.retire('ana');
    const again = await host.engine.learners.createAccount({
      username: 'ana',
      email: 'ana@example.org',
      name: 'Ana',
    });
    await host.deps.records.transaction((tx) =>
      tx.events.emit(happened, { data: {}, origin: { ...serverOrigin, userId: again.id, username: 'ana' } }),
    );
    host.clock.advance(70);
    await expect.poll(async () => (await retirement()).finished, { timeout: 15_000 }).toBeGreaterThan(0);
    expect(lines().filter((line) => line.includes('"username":"ana"')).length).toBe(1);
  }, 60_000);
});
