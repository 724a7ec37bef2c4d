import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';
import { firstAdminLink } from './first-admin-link.ts';

describe('the first administrator', () => {
  let host: TestHost;
  const pathOf = () => firstAdminLink(host.deps).slice(host.url.length);
  const filled = { username: 'boss', email: 'boss@example.org', name: 'Boss', password: 'correct horse' };
  beforeAll(async () => {
    host = await openTestHost({}, { course: false, administrator: false });
  });
  afterAll(() => host.close());

  const tokenIn = (path: string) => new URL(path, host.url).searchParams.get('token') ?? '';
  const send = async (more: Record<string, string>, path = pathOf()) => {
    const browser = host.browser();
    const csrf = csrfOf(await browser.page(path));
    const response = await browser.post('/first-administrator', {
      ...filled,
      csrf,
      token: tokenIn(path),
      ...more,
    });
    return { browser, response };
  };

  it('is asked for by a link that the host tells at its start, for a day', async () => {
    expect(await host.browser().page(pathOf())).toContain('Make your administrator account');
    const spanish = await host.browser().fetch(pathOf(), { headers: { 'accept-language': 'es' } });
    expect(await spanish.text()).toContain('Crea tu cuenta de administrador');
    const [expires = '', mac = ''] = tokenIn(pathOf()).split('.');
    const forged = [`${Number(expires) + 1}.${mac}`, `${expires}.`, '', `${expires}.${mac}.x`, `x.${mac}`];
    for (const token of forged) {
      expect((await host.browser().fetch(`/first-administrator?token=${token}`)).status).toBe(404);
    }
    const old = pathOf();
    host.clock.advance(24 * 3600 + 1);
    expect((await host.browser().fetch(old)).status).toBe(404);
  });

  it('is told what is wrong, and keeps what was typed', async () => {
    const { response } = await send({ password: 'short' });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('at least 8 characters');
    expect(page).toContain('boss@example.org');
    expect(page).not.toContain('short"');
    expect((await send({ username: 'no spaces here' })).response.status).toBe(422);
    expect((await send({ username: 'ana' })).response.status).toBe(409);
  });

  it('comes from the page alone', async () => {
    expect((await send({ csrf: 'guess' })).response.status).toBe(403);
    expect((await send({ token: 'guess' })).response.status).toBe(404);
  });

  it('is made once, of several who try at once, and is logged in', async () => {
    const again = pathOf();
    const tries = await Promise.all(
      ['one', 'two', 'three'].map((username) => send({ username, email: `${username}@example.org` })),
    );
    const made = tries.filter(({ response }) => response.status === 303);
    expect(made).toHaveLength(1);
    expect(await made[0]?.browser.page('/')).toContain('Log out');
    expect(await host.engine.learners.hasAdministrator()).toBe(true);
    expect((await host.browser().fetch(again)).status).toBe(404);
    expect(host.lines.join('')).not.toContain(tokenIn(again));
  });
});
