import { setTimeout as sleep } from 'node:timers/promises';
import { defineJob } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

const shaky = defineJob({ name: 'test.shaky', payload: z.object({}) });

describe('/admin/jobs', () => {
  let host: TestHost;
  let broken = true;
  const job = (id: string) => ({ id, name: shaky.name, payload: {}, attempts: 1, backoffMs: 1 });
  const until = async (id: string, state: string) => {
    for (let tries = 0; (await host.deps.jobs.status(id))?.state !== state; tries += 1) {
      if (tries > 500) throw new Error(`${id} is not ${state}`);
      await sleep(10);
    }
  };
  let worker: { close(): Promise<void> };
  beforeAll(async () => {
    host = await openTestHost();
    const run = async () => {
      if (broken) throw new Error('<b>no connection</b>');
    };
    worker = host.deps.jobs.work([{ job: shaky, run }], { pollMs: 20 });
    await host.deps.jobs.add([job('one'), job('two')]);
    await until('one', 'failed');
    await until('two', 'failed');
  });
  afterAll(async () => {
    await worker.close();
    await host.close();
  });
  const act = async (what: string, fields: Record<string, string>) => {
    const root = await host.loggedIn('root');
    const csrf = csrfOf(await root.page('/admin/jobs'));
    return root.post(`/admin/jobs/${what}`, { csrf, state: 'failed', ...fields });
  };

  it('shows administrators what has failed and why, in their language', async () => {
    const root = await host.loggedIn('root');
    expect((await root.fetch('/admin')).headers.get('location')).toBe('/admin/lti');
    const jobs = await root.page('/admin/jobs');
    expect(jobs).toContain('Background jobs');
    expect(jobs).toContain('Failed (2)');
    expect(jobs).toContain('&lt;b&gt;no connection&lt;/b&gt;');
    const spanish = await root.fetch('/admin/jobs', { headers: { 'accept-language': 'es' } });
    expect(await spanish.text()).toContain('Trabajos en segundo plano');
    expect(await root.page('/')).toContain('href="/admin"');
  });

  it('is closed to everybody else', async () => {
    expect((await host.browser().fetch('/admin/jobs')).headers.get('location')).toContain('/login');
    const ana = await host.loggedIn('ana');
    expect((await ana.fetch('/admin/jobs')).status).toBe(403);
    const csrf = csrfOf(await ana.page('/'));
    expect((await ana.post('/admin/jobs/remove', { csrf, id: 'one' })).status).toBe(403);
    expect(await ana.page('/')).not.toContain('href="/admin"');
    expect((await host.deps.jobs.status('one'))?.state).toBe('failed');
  });

  it('runs a job again, and removes one', async () => {
    broken = false;
    expect((await act('retry', { csrf: 'guess', id: 'one' })).status).toBe(403);
    expect((await act('retry', { id: 'one' })).headers.get('location')).toBe(
      '/admin/jobs?state=failed&done=retry',
    );
    await until('one', 'completed');
    expect((await act('remove', { id: 'two' })).headers.get('location')).toContain('done=remove');
    expect(await host.deps.jobs.status('two')).toBe(undefined);
    expect((await act('remove', { id: 'two' })).headers.get('location')).toContain('done=gone');
    expect((await act('remove', {})).status).toBe(422);
    const root = await host.loggedIn('root');
    expect(await root.page('/admin/jobs?state=failed&done=gone')).toContain('It is no longer there');
    expect(await root.page('/admin/jobs?state=completed')).toContain('one');
  });

  it('turns pages', async () => {
    const waiting = Array.from({ length: 51 }, (_, index) => ({ ...job(`w-${index}`), name: 'test.nobody' }));
    await host.deps.jobs.add(waiting);
    const root = await host.loggedIn('root');
    const first = await root.page('/admin/jobs?state=waiting');
    const [, next = ''] = /href="(\/admin\/jobs\?state=waiting&amp;after=[^"]+)"/.exec(first) ?? [];
    const second = await root.page(next.replace('&amp;', '&'));
    expect([...`${first}${second}`.matchAll(/>w-\d+</g)]).toHaveLength(51);
  });
});
