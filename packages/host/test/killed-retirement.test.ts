import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { serverOrigin } from '@coursewright/core';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openStores } from '../src/compose/open-stores.ts';
import { startHost } from '../src/start-host.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { hostConfigIn } from '../src/testing/host-config-in.ts';
import { startCoursewright } from './run-coursewright.ts';
import { killSeed, seeded } from './seeded.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-killed-retirement-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kills = 3;
const hours = 30;
const perHour = 5000;
const username = 'marie-curie';
const secret = 'a secret of at least thirty-two characters';
const shape = z.looseObject({ id: z.string(), name: z.string(), username: z.string() });

/** Log lines of one hour, each tenth of them of the person. */
function linesOf(hour: number, userId: number): string {
  return Array.from({ length: perHour }, (_, n) => {
    const isHers = n % 10 === 0;
    const line = {
      id: `${hour}-${n}`,
      name: 'page_close',
      event_type: 'page_close',
      event_source: 'browser',
      time: '2026-01-01T00:00:00.000000+00:00',
      username: isHers ? username : `ben-${n}`,
      session: `session-of-${isHers ? username : 'ben'}`,
      ip: '203.0.113.9',
      agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
      host: '',
      referer: '',
      accept_language: '',
      page: null,
      context: { course_id: '', org_id: '', path: '/event', user_id: isHers ? userId : 1_000_000 + n },
      event: '{}',
    };
    return `${JSON.stringify(line)}\n`;
  }).join('');
}

it('leaves each line of the log old or new wherever a process is killed that retires somebody, and ends with none old', async () => {
  const random = seeded(killSeed());
  const config = hostConfigIn(folder, {});
  const events = path.join(config.data, 'events');
  const host = await startHost(config, { widgets: noWidgets });
  const stores = await openStores(config);
  const person = { username, email: 'marie@example.org', name: 'Marie Curie', passwordHash: null };
  const rest = { kind: 'full', superuser: false, language: '', created: 1 } as const;
  const userId = await stores.records.transaction(({ accounts }) =>
    accounts.addAccount({ ...person, ...rest }, { usernameKey: username, emailKey: person.email }),
  );
  await host.engine.events.record([{ name: 'page_close', courseId: '', data: {} }], {
    ...serverOrigin,
    userId,
    username,
  });
  await expect.poll(async () => (await stores.outbox.backlog()).entries).toBe(0);
  mkdirSync(events, { recursive: true });
  const now = Math.floor(Date.now() / 3_600_000);
  for (let n = 1; n <= hours; n += 1) {
    const [, date = '', hour = ''] = /^(.+)T(..)/.exec(new Date((now - n) * 3_600_000).toISOString()) ?? [];
    const file = path.join(events, `tracking.log-${date.replaceAll('-', '')}-${hour}`);
    const text = linesOf(n, userId);
    // The last hour is not compressed yet.
    if (n === 1) writeFileSync(file, text);
    else writeFileSync(`${file}.gz`, gzipSync(text));
  }
  await host.close();

  const read = () => {
    const lines = readdirSync(events)
      .filter((name) => /^tracking\.log-\d{8}-\d{2}(\.gz)?$/.test(name))
      .flatMap((name) => {
        const bytes = readFileSync(path.join(events, name));
        return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n').slice(0, -1);
      })
      .map((line) => shape.parse(JSON.parse(line)))
      // What the retirement itself leaves.
      .filter(({ name }) => name !== 'coursewright.user.retired');
    return { lines, old: lines.filter((line) => line.username === username).length };
  };
  const before = read();
  expect(before.old).toBeGreaterThan((hours * perHour) / 10 - 1);
  const isTouched = (since: number) =>
    readdirSync(events)
      .filter((name) => name.endsWith('.gz'))
      .some((name) => (statSync(path.join(events, name), { throwIfNoEntry: false })?.mtimeMs ?? 0) > since);

  const env = { COURSEWRIGHT_DATA: config.data, COURSEWRIGHT_SECRET: secret, COURSEWRIGHT_ANALYTICS: 'off' };
  const command = startCoursewright(['user', 'retire', username, '--irreversible'], env);
  expect((await once(command, 'exit'))[0]).toBe(0);
  for (let n = 0; n < kills; n += 1) {
    const worker = startCoursewright(['worker'], env);
    worker.stdout.resume();
    const exit = once(worker, 'exit');
    // Once it is at it: a process takes a while to start.
    const started = Date.now();
    await expect.poll(() => isTouched(started), { timeout: 60_000, interval: 10 }).toBe(true);
    await sleep(random() * 400);
    worker.kill('SIGKILL');
    await exit;
    const now = read();
    expect(now.lines.length).toBe(before.lines.length);
    expect(new Set(now.lines.map(({ id }) => id)).size).toBe(before.lines.length);
    if (now.old === 0) break;
  }
  const worker = startCoursewright(['worker'], env);
  const exit = once(worker, 'exit');
  await expect.poll(() => read().old, { timeout: 60_000, interval: 500 }).toBe(0);
  worker.kill('SIGTERM');
  await exit;
  const after = read();
  expect(after.lines.map(({ id }) => id).toSorted()).toEqual(before.lines.map(({ id }) => id).toSorted());
  expect(after.lines.filter((line) => line.username.startsWith('retired__user_')).length).toBe(before.old);
  expect(readdirSync(events).filter((name) => name.startsWith('.'))).toEqual([]);
  await stores.close();
}, 300_000);
