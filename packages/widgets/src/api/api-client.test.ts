import { afterEach, describe, expect, it, vi } from 'vitest';
import { apiClient } from './api-client.ts';
import { bearerCredentials } from './bearer-credentials.ts';
import { sessionCredentials } from './session-credentials.ts';

const host = 'https://courses.test';

/** `fetch` that gives these answers one after the other; null = no connection. */
function answers(...given: readonly (Response | null)[]) {
  const left = [...given];
  const fetched = vi.fn<typeof fetch>(async () => {
    const next = left.shift();
    if (next == null) throw new TypeError('Failed to fetch');
    return next;
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
}
const fault = (status: number, code: string, headers = {}): Response =>
  Response.json({ code, status, title: code, facts: { seconds: 3 } }, { status, headers });
const waits: number[] = [];
const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
const header = (fetched: ReturnType<typeof answers>, at: number, name: string): string | null =>
  new Headers(fetched.mock.calls[at]?.[1]?.headers).get(name);

describe('apiClient', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    waits.length = 0;
  });
  const bearer = (...tokens: string[]) =>
    apiClient({
      host,
      wait,
      credentials: bearerCredentials(async () => ({ token: tokens.shift() ?? 'none' })),
    });

  it('asks the provider once more after a 401, and repeats what it asked', async () => {
    const fetched = answers(fault(401, 'token_expired'), Response.json({ title: 'T' }));
    await expect(bearer('a', 'b').course('course-v1:O+N+R')).resolves.toEqual({ title: 'T' });
    expect([0, 1].map((at) => header(fetched, at, 'authorization'))).toEqual(['Bearer a', 'Bearer b']);
    expect(String(fetched.mock.calls[0]?.[0])).toBe(`${host}/api/courses/course-v1%3AO%2BN%2BR`);
  });

  it('gives up after the second 401', async () => {
    const fetched = answers(fault(401, 'token_expired'), fault(401, 'token_expired'));
    await expect(bearer('a', 'b').block('x')).rejects.toMatchObject({ code: 'token_expired', status: 401 });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('repeats reads that were lost, waiting longer each time, and no action', async () => {
    const fetched = answers(null, fault(503, 'unavailable'), Response.json({ title: 'T' }));
    await expect(bearer('a').block('x')).resolves.toEqual({ title: 'T' });
    expect(waits).toEqual([400, 1600]);
    answers(null);
    await expect(bearer('a').act('x', 'submit', {})).rejects.toMatchObject({ code: 'network', isLost: true });
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('waits as long as the server says, when that is short', async () => {
    answers(fault(429, 'too_many_requests', { 'Retry-After': '2' }), Response.json({}));
    await bearer('a').block('x');
    expect(waits).toEqual([2000]);
    answers(fault(429, 'too_many_requests', { 'Retry-After': '60' }));
    await expect(bearer('a').block('x')).rejects.toMatchObject({ retryAfter: 60 });
  });

  it('makes errors of problem documents, refusals with their facts', async () => {
    answers(fault(403, 'waiting'));
    await expect(bearer('a').act('x', 'submit', {})).rejects.toMatchObject({
      code: 'waiting',
      facts: { seconds: 3 },
    });
    answers(new Response('<h1>Bad gateway', { status: 500 }));
    await expect(bearer('a').act('x', 'submit', {})).rejects.toMatchObject({ code: 'http_500', status: 500 });
  });

  it('sends the cookie and its token on the host’s own pages only', async () => {
    const fetched = answers(Response.json({}), Response.json({}));
    await apiClient({ host, wait, credentials: sessionCredentials('csrf') }).act('x', 'save', {});
    expect(fetched.mock.calls[0]?.[1]?.credentials).toBe('same-origin');
    expect(header(fetched, 0, 'x-csrf-token')).toBe('csrf');
    await bearer('a').block('x');
    expect(fetched.mock.calls[1]?.[1]?.credentials).toBe('omit');
  });
});
