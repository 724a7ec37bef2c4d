import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeApi, fakeHost, problem } from '../testing/fake-api.ts';
import { eventBatch } from './event-batch.ts';
import { guestAccess } from './guest-access.ts';

describe('a guest', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    localStorage.clear();
    api = fakeApi();
    api.reply('POST', '/api/tokens', ({ body }) => {
      const { grant } = body as { grant: string };
      return { token: `${grant}-token`, expiresIn: 600, ...(grant === 'guest' && { guest: 'secret' }) };
    });
  });
  afterEach(() => {
    api.restore();
    vi.restoreAllMocks();
  });

  it('gets a token for the site’s key, and comes back as the same guest', async () => {
    expect(await guestAccess(fakeHost, 'ek_1').headers(false)).toEqual({
      Authorization: 'Bearer guest-token',
    });
    await guestAccess(fakeHost, 'ek_1').headers(false);
    expect(api.requests.map(({ body }) => body)).toEqual([
      { grant: 'guest', embedKey: 'ek_1' },
      { grant: 'guest', embedKey: 'ek_1', guest: 'secret' },
    ]);
  });

  it('logs in through a window with PKCE; the guest’s work goes along, and they stay logged in while that lasts', async () => {
    const access = guestAccess(fakeHost, 'ek_1');
    await access.headers(false);
    const opened = { closed: false, location: { href: '' } } as unknown as Window;
    vi.spyOn(window, 'open').mockReturnValue(opened);
    const loggedIn = access.logIn();
    await expect.poll(() => opened.location.href).toContain('/embed/authorize');
    const address = new URL(opened.location.href).searchParams;
    expect(address.get('embed_key')).toBe('ek_1');
    expect(address.get('origin')).toBe(location.origin);
    const answer = (origin: string, state: string | null, code: string): void => {
      const data = { subject: 'coursewright.authorized', code, state };
      const event = new MessageEvent('message', { data, origin });
      Object.defineProperty(event, 'source', { value: opened });
      dispatchEvent(event);
    };
    answer('https://evil.test', address.get('state'), 'stolen');
    answer(fakeHost, 'another', 'forged');
    answer(fakeHost, address.get('state'), 'good');
    expect(await loggedIn).toBe(true);
    const last = api.requests.at(-1)?.body as Record<string, string>;
    expect(last).toMatchObject({
      grant: 'authorization_code',
      code: 'good',
      guest: 'secret',
      embedKey: 'ek_1',
    });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(last['codeVerifier']));
    const challenge = btoa(String.fromCodePoint(...new Uint8Array(digest)));
    expect(address.get('code_challenge')).toBe(
      challenge.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    );
    expect(await access.headers(false)).toEqual({ Authorization: 'Bearer authorization_code-token' });
    expect(access.loggedIn).toBe(true);

    expect(await access.headers(true)).toEqual({ Authorization: 'Bearer renew-token' });
    expect(api.requests.at(-1)?.headers.get('authorization')).toBe('Bearer authorization_code-token');
    api.reply('POST', '/api/tokens', ({ body }) =>
      (body as { grant: string }).grant === 'renew'
        ? problem(401, 'token_expired')
        : { token: 'guest-again', expiresIn: 600 },
    );
    expect(await access.headers(true)).toEqual({ Authorization: 'Bearer guest-again' });
    expect(access.loggedIn).toBe(false);
  });

  it('stays a guest when the window is closed, or refused by the browser', async () => {
    const access = guestAccess(fakeHost, 'ek_1');
    vi.spyOn(window, 'open').mockReturnValue({ closed: true, location: { href: '' } } as unknown as Window);
    expect(await access.logIn()).toBe(false);
    vi.spyOn(window, 'open').mockReturnValue(null);
    expect(await access.logIn()).toBe(false);
  });

  it('is told why the site may not embed', async () => {
    api.reply('POST', '/api/tokens', problem(403, 'origin_not_allowed'));
    await expect(guestAccess(fakeHost, 'ek_1').headers(false)).rejects.toMatchObject({
      code: 'origin_not_allowed',
    });
  });
});

describe('eventBatch', () => {
  const event = (name: string) => ({ name, courseId: 'c', data: {} });

  it('sends what gathered in one request, and the rest while the page goes away', async () => {
    const sent: string[][] = [];
    const last: string[][] = [];
    const batch = eventBatch({
      record: async (events) => void sent.push(events.map(({ name }) => name)),
      recordLast: (events) => last.push(events.map(({ name }) => name)) > 0,
    });
    batch.add(event('a'));
    batch.add(event('b'));
    await batch.flush();
    batch.add(event('c'));
    dispatchEvent(new PageTransitionEvent('pagehide'));
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect({ sent, last }).toEqual({ sent: [['a', 'b']], last: [['c']] });
  });

  it('keeps what was lost, in order, and drops what the server does not take', async () => {
    const { ApiError } = await import('./api-error.ts');
    const sent: string[][] = [];
    let fault: Error | undefined = new ApiError('network', '');
    const batch = eventBatch({
      record: async (events) => {
        if (fault !== undefined) throw fault;
        sent.push(events.map(({ name }) => name));
      },
      recordLast: () => false,
    });
    batch.add(event('a'));
    await batch.flush();
    batch.add(event('b'));
    fault = undefined;
    await batch.flush();
    fault = new ApiError('bad_input', '', { status: 422 });
    batch.add(event('bad'));
    await batch.flush();
    fault = undefined;
    await batch.flush();
    expect(sent).toEqual([['a', 'b']]);
  });
});
