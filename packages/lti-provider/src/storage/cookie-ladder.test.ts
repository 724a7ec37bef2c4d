import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from '../testing/read-form.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { courseKey, openTestTool, type TestTool } from '../testing/test-tool.ts';

const inFrame = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' };
const data = z.object({
  origin: z.string(),
  target: z.string(),
  key: z.string(),
  secret: z.string().optional(),
  next: z.string().optional(),
});

describe('the rungs below a cookie', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    const link = { id: 'l', contextId: 'course-1', clientId: 'client-1', title: 'L' };
    await platform.store.putLink({ ...link, custom: { course: courseKey } });
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });

  const begin = async (storage?: 'parent' | 'forwarding') => {
    const start = { linkId: 'l', user: { id: 'ada' }, ...(storage !== undefined && { storage }) };
    return (await platform.platform.startLaunch(start)).address;
  };
  const get = (address: string, headers: Record<string, string> = inFrame) =>
    fetch(address, { redirect: 'manual', headers });
  const location = (answer: Response): string => answer.headers.get('location') ?? '';
  const cookies = (answer: Response): string =>
    answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  const pageData = (page: string) =>
    data.parse(JSON.parse(/id="data">\s*(\{.*?\})\s*<\/script>/s.exec(page)?.[1] ?? 'null'));
  /** A login in a frame that keeps no cookie, as far as the page that uses the platform's storage. */
  const storePage = async (storage: 'parent' | 'forwarding' = 'parent') => {
    const asked = await get(await begin(storage));
    return pageData(await (await get(location(asked))).text());
  };
  /** The message that the platform answers the login with. */
  const messageFor = async (next: string, user = 'ada') =>
    readForm(await (await fetch(next, { headers: { 'x-test-user': user } })).text());
  const post = (action: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(action, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) });
  const ownPage = () => ({ origin: tool.publicUrl, 'sec-fetch-site': 'same-origin' });

  it('asks a browser in a frame to show its cookie before the hint is used, and goes on when it does', async () => {
    for (const storage of [undefined, 'parent'] as const) {
      const asked = await get(await begin(storage));
      expect(location(asked)).toContain(`${tool.tool.addresses.login}/continue?state=`);
      const shown = await get(location(asked), { ...inFrame, cookie: cookies(asked) });
      expect(shown.status).toBe(302);
      const { action, fields } = await messageFor(location(shown));
      const opened = await post(action, fields, { cookie: cookies(asked) });
      expect(opened.status).toBe(303);
    }
  });

  it('asks nobody who has just sent a cookie of ours, and nobody in a window of their own', async () => {
    const { action, fields } = await messageFor((await storePage()).next ?? '');
    expect((await post(action, fields)).status).toBe(200);
    const address = await begin();
    const window = await get(address, { 'sec-fetch-dest': 'document' });
    expect(location(window)).toContain(platform.platform.addresses.auth_login_url);
    const known = await get(address, { ...inFrame, cookie: '__Host-lti-kept=1' });
    expect(location(known)).toContain(platform.platform.addresses.auth_login_url);
  });

  it('leaves a cookie that says nothing but that cookies are kept, once a launch was opened', async () => {
    const asked = await get(await begin());
    const shown = await get(location(asked), { ...inFrame, cookie: cookies(asked) });
    const { action, fields } = await messageFor(location(shown));
    const opened = await post(action, fields, { cookie: cookies(asked) });
    const left = opened.headers.getSetCookie().filter((line) => !/^[^=]+=;/.test(line));
    expect(left.map((line) => line.split(';')[0])).toEqual(['__Host-lti-kept=1']);
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned']) {
      expect(left[0]?.split('; ')).toContain(attribute);
    }
  });

  it('offers a window where there is neither cookie nor storage, with the hint unused', async () => {
    const address = await begin();
    platform.requests.length = 0;
    const page = await (await get(location(await get(address)))).text();
    expect(page).toContain('Open in a new window');
    expect(page).not.toContain('<script');
    const { action, fields } = readForm(page);
    expect(action).toBe(tool.tool.addresses.login);
    expect(Object.fromEntries(new URL(address).searchParams)).toEqual(fields);
    expect(platform.requests).toEqual([]);
    const window = await post(action, fields, { 'sec-fetch-dest': 'document' });
    const answered = await messageFor(location(window));
    expect((await post(answered.action, answered.fields, { cookie: cookies(window) })).status).toBe(303);
  });

  it('keeps a new secret in the storage of the platform’s own origin, and opens for who reads it back', async () => {
    const { origin, target, key, secret = '', next = '' } = await storePage('forwarding');
    expect({ origin, target }).toEqual({ origin: platform.origin, target: 'post_message_forwarding' });
    const { action, fields } = await messageFor(next);
    const asked = await post(action, fields);
    expect(asked.status).toBe(200);
    expect(asked.headers.get('referrer-policy'), 'else no browser would say which page posts').toBe(
      'same-origin',
    );
    expect(asked.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^' ]+';/);
    const page = await asked.text();
    expect(pageData(page)).toEqual({ origin: platform.origin, target, key });
    expect(page).not.toContain(secret);
    const again = readForm(page);
    expect(again).toEqual({ action, fields: { ...fields, storage_secret: '' } });
    const opened = await post(action, { ...fields, storage_secret: secret }, ownPage());
    expect(opened.status).toBe(303);
    const replayed = await post(action, { ...fields, storage_secret: secret }, ownPage());
    expect(await replayed.text()).toContain('nonce_used');
  });

  it('claims a nonce once, however many pages read the secret at the same time', async () => {
    const { secret = '', next = '' } = await storePage();
    const { action, fields } = await messageFor(next);
    const all = await Promise.all(
      [1, 2, 3].map(() => post(action, { ...fields, storage_secret: secret }, ownPage())),
    );
    expect(all.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 400, 400]);
  });

  describe('login CSRF: what one browser began is refused in another', () => {
    it.each([
      ['a page elsewhere', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
      ['the platform’s own page', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
      ['a page that hides where it is', { origin: 'null' }],
      [
        'a page of another host of the site',
        { origin: 'https://x.127.0.0.1', 'sec-fetch-site': 'same-site' },
      ],
      ['no browser at all', {}],
    ])('posted with its secret by %s', async (_case, headers: Record<string, string>) => {
      const before = tool.opened.length;
      const { secret = '', next = '' } = await storePage();
      const { action, fields } = await messageFor(next);
      const answer = await post(action, { ...fields, storage_secret: secret }, headers);
      expect(await answer.text()).toContain('browser_mismatch');
      expect(tool.opened.length).toBe(before);
    });

    it('with the secret of the victim’s own login, which is what their platform keeps', async () => {
      const [attacker, victim] = [await storePage(), await storePage()];
      const { action, fields } = await messageFor(attacker.next ?? '', 'ada');
      const answer = await post(action, { ...fields, storage_secret: victim.secret ?? '' }, ownPage());
      expect(await answer.text()).toContain('browser_mismatch');
      expect(pageData(await (await post(action, fields)).text()).key).not.toBe(victim.key);
    });

    it('with a state of the cookie rung, whose secret no storage can have', async () => {
      const asked = await get(await begin('parent'));
      const secret = /__Host-lti-[^=]+=([^;]+)/.exec(cookies(asked))?.[1] ?? '';
      const shown = await get(location(asked), { ...inFrame, cookie: cookies(asked) });
      const { action, fields } = await messageFor(location(shown));
      const answer = await post(action, { ...fields, storage_secret: secret }, ownPage());
      expect(await answer.text()).toContain('browser_unknown');
    });

    it('with the cookies of the victim’s own logins', async () => {
      const window = { 'sec-fetch-dest': 'document' };
      const [attacker, victim] = [await get(await begin(), window), await get(await begin(), window)];
      const { action, fields } = await messageFor(location(attacker));
      const answer = await post(action, fields, { cookie: `${cookies(victim)}; __Host-lti-kept=1` });
      expect(await answer.text()).toContain('browser_unknown');
      const name = cookies(attacker).split('=')[0] ?? '';
      const forged = await post(action, fields, { cookie: `${name}=${'A'.repeat(22)}` });
      expect(await forged.text()).toContain('browser_mismatch');
    });

    it('by going on with another’s login: the secret is new, and goes to the browser that asks', async () => {
      const asked = await get(await begin('parent'));
      const pages = await Promise.all([1, 2].map(async () => (await get(location(asked))).text()));
      const [attacker, victim] = pages.map(pageData);
      expect(victim?.secret).not.toBe(attacker?.secret);
      expect(victim?.key).not.toBe(attacker?.key);
    });
  });

  it('refuses to go on with what was not begun here, is too old, or names a frame that none is called', async () => {
    const asked = new URL(location(await get(await begin('parent'))));
    asked.searchParams.set('state', `${asked.searchParams.get('state')?.slice(0, -2)}xx`);
    expect(await (await get(asked.href)).text()).toContain('state_forged');
    const address = new URL(await begin('parent'));
    address.searchParams.set('lti_storage_target', 'a"><script>');
    const page = await (await get(location(await get(address.href)))).text();
    expect(page).not.toContain('<script');
  });

  it('says it in the language of the browser', async () => {
    const asked = await get(await begin('parent'));
    const page = await (await get(location(asked), { ...inFrame, 'accept-language': 'es' })).text();
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Abriendo la actividad');
  });
});
