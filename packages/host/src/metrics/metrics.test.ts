import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../start-host.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('/metrics', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
  });
  afterAll(() => host.close());
  const read = async (headers: Record<string, string> = {}) => fetch(`${host.url}/metrics`, { headers });
  const value = async (series: string) => {
    const line = (await (await read()).text()).split('\n').find((one) => one.startsWith(`${series} `));
    return Number(line?.slice(series.length));
  };

  it('counts answers, and requests by the pattern of their address', async () => {
    const { learner, courseKey, problem: usageKey } = host;
    await host.engine.learners.enroll({ userId: learner.id, courseKey }, serverOrigin);
    const ana = await host.loggedIn('ana');
    const page = await ana.page(`/courses/${encodeURIComponent(courseKey)}/learn`);
    const act = (action: string) =>
      ana.fetch(`/api/blocks/${encodeURIComponent(usageKey)}/actions/${action}`, {
        method: 'POST',
        body: JSON.stringify({ answers: host.answers }),
        headers: {
          'content-type': 'application/json',
          'x-csrf-token': /csrf-token="([^"]*)"/.exec(page)?.[1] ?? '',
        },
      });
    expect((await act('submit')).status).toBe(200);
    expect((await act('made-up')).status).not.toBe(200);
    await fetch(`${host.url}/nowhere/${'x'.repeat(50)}`);
    expect(await value('coursewright_block_actions_total{action="submit"}')).toBe(1);
    const text = await (await read()).text();
    expect(text).toContain(
      'coursewright_http_request_duration_seconds_count{method="POST",route="/api/blocks/:usageKey/actions/:action",status="200"} 1',
    );
    expect(text).toContain('route="none",status="404"');
    for (const secret of [usageKey, 'made-up', 'x'.repeat(50)]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\bana\b/);
  });

  it('tells of queue, outbox, commits, caches and process', async () => {
    expect(await value('coursewright_jobs{state="failed"}')).toBe(0);
    expect(await value('coursewright_outbox_entries')).toBeGreaterThanOrEqual(0);
    expect(await value('coursewright_relay_lag_seconds')).toBeGreaterThanOrEqual(0);
    expect(await value('coursewright_sqlite_commit_units_count')).toBeGreaterThan(0);
    expect(await value('coursewright_cache_bytes{cache="course objects"}')).toBeGreaterThan(0);
    expect(await value('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(await value('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    const later = { id: 'later', name: 'x.none', payload: {}, attempts: 1, backoffMs: 1 };
    await host.deps.jobs.add([later]);
    host.clock.advance(30);
    expect(await value('coursewright_jobs{state="waiting"}')).toBe(1);
    expect(await value('coursewright_jobs_due_seconds')).toBeGreaterThanOrEqual(30);
  });

  it('is not there for who asks past a proxy', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      expect((await read({ [name]: '127.0.0.1' })).status, name).toBe(404);
    }
  });

  it('is there with the token, where there is one, and only so', async () => {
    const metricsToken = 'a-token-of-this-test';
    const other = await startHost(
      { ...host.config, data: `${host.config.data}-2`, metricsToken },
      { widgets: noWidgets, log: host.deps.log },
    );
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${other.url}/metrics`, { headers })).status;
    expect(await status({})).toBe(404);
    expect(await status({ authorization: 'Bearer guess' })).toBe(404);
    const good = { authorization: `Bearer ${metricsToken}`, 'x-forwarded-for': '203.0.113.9' };
    expect(await status(good)).toBe(200);
    // Two hosts of one process count apart.
    const text = await (await fetch(`${other.url}/metrics`, { headers: good })).text();
    expect(text).not.toContain('coursewright_block_actions_total{');
    await other.close();
  });
});
