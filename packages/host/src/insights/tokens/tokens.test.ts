import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf, type Browser } from '../../testing/browser.ts';
import { openInsightsHost, type InsightsHost } from '../testing/insights-host.ts';

const address = '/insights/tokens';

describe('API tokens', () => {
  let host: InsightsHost;
  let now: number;
  beforeAll(async () => {
    now = Date.parse('2026-11-30T12:00:00Z') * 1000;
    host = await openInsightsHost({ clock: { now: () => now } });
    await host.engine.learners.setRole(host.learner.id, host.courseKey, 'staff', true);
  });
  afterAll(() => host.close());

  const make = async (browser: Browser, given: Readonly<Record<string, string>>) => {
    now += 1; // Lists are in order of creation.
    const csrf = csrfOf(await browser.page(address));
    const response = await browser.post(address, { csrf, name: 'Report', days: '30', ...given });
    const page = await response.text();
    return { status: response.status, secret: /<pre[^>]*>([\w-]{43})</.exec(page)?.[1] ?? '' };
  };
  const ask = async (secret: string) =>
    (
      await fetch(`${host.url}/api/v0/courses/${host.courseKey}/enrollment/`, {
        headers: { authorization: `Token ${secret}`, accept: 'application/json' },
      })
    ).status;
  const idsOn = (page: string) => [...page.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id ?? '');

  it('are for course teams and administrators', async () => {
    expect((await host.browser().fetch(address)).headers.get('location')).toMatch(/^\/login/);
    expect((await (await host.loggedIn('ben')).fetch(address)).status).toBe(403);
    expect(await (await host.loggedIn('ana')).page('/insights')).toContain(`href="${address}"`);
    expect(await (await host.loggedIn('ben')).page('/insights')).not.toContain(`href="${address}"`);
  });

  it('are made with a name and an end, shown once, and good until then', async () => {
    const ana = await host.loggedIn('ana');
    expect(await ana.page(address)).toContain('There is no token yet');
    const { secret } = await make(ana, { name: 'Weekly <report>' });
    const list = await ana.page(address);
    expect(list).toContain('Weekly &lt;report&gt;');
    expect(list).toContain('Dec 30, 2026');
    expect(list).not.toContain(secret);
    expect(await ask(secret)).toBe(200);
    const made = now;
    now += 30 * 86_400_000_000 - 1;
    const before = await ask(secret);
    now += 1;
    const after = await ask(secret);
    now = made;
    expect([before, after]).toEqual([200, 401]);
  });

  it('say so where they have run out', async () => {
    const token = { id: 'at_old', hash: 'old', name: 'Old', userId: host.learner.id };
    await host.deps.records.transaction(({ apiTokens }) =>
      apiTokens.add({ ...token, created: 0, expires: now }),
    );
    expect(await (await host.loggedIn('ana')).page(address)).toContain('It ran out: Nov 30, 2026');
  });

  it('are taken away by whose they are, and of others only by administrators', async () => {
    const ana = await host.loggedIn('ana');
    const root = await host.loggedIn('root');
    const { secret: anas } = await make(ana, { name: 'Anas', days: '0' });
    const { secret: service } = await make(root, { name: 'Pipeline', of: 'service', days: '365' });
    expect([await ask(anas), await ask(service)]).toEqual([200, 200]);
    const all = await root.page(address);
    expect(all).toMatch(/Anas<\/th>\s*<td>ana</);
    expect(all).toMatch(/Pipeline<\/th>\s*<td>A service: every course</);
    const own = await ana.page(address);
    expect(own).not.toContain('Pipeline');
    const foreign = idsOn(all).find((id) => !idsOn(own).includes(id)) ?? '';
    const revoke = async (browser: Browser, id: string, csrf?: string) =>
      browser.post(`${address}/revoke`, { csrf: csrf ?? csrfOf(await browser.page(address)), id });
    expect((await revoke(ana, foreign)).status).toBe(404);
    expect((await revoke(ana, idsOn(own).at(-1) ?? '', 'guess')).status).toBe(403);
    const gone = await revoke(ana, idsOn(own).at(-1) ?? '');
    expect(gone.headers.get('location')).toBe(`${address}?done=revoked`);
    await revoke(root, foreign);
    expect([await ask(anas), await ask(service)]).toEqual([401, 401]);
  });

  it('of services are an administrator’s to make, and none is made of a form that is not whole', async () => {
    const ana = await host.loggedIn('ana');
    expect((await make(ana, { of: 'service' })).status).toBe(403);
    expect((await make(ana, { name: ' ' })).status).toBe(422);
    expect((await make(ana, { days: '3' })).status).toBe(422);
    expect((await ana.post(address, { csrf: 'guess', name: 'x', days: '30' })).status).toBe(403);
  });

  it('are fifty of one account at most', async () => {
    const ana = await host.loggedIn('ana');
    let made = idsOn(await ana.page(address)).length;
    for (; made < 50; made += 1) expect((await make(ana, {})).status).toBe(200);
    expect((await make(ana, {})).status).toBe(409);
  });
});
