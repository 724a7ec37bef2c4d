import { describe, expect, it } from 'vitest';
import { generateSigningKey } from './signing-key.ts';
import { remoteKeys } from './remote-keys.ts';

const address = 'https://lms.example/jwks';
const second = 1_000_000;

/** A key server whose answer, clock and count of requests a test holds. */
async function keyServer(headers: Record<string, string> = {}) {
  const keys = new Map<string, object>();
  const add = async (kid: string) => void keys.set(kid, (await generateSigningKey(kid)).publicJwk);
  await add('first');
  const state = { now: 1e15, fetches: 0, down: false, add, keys };
  const found = remoteKeys({
    clock: { now: () => state.now },
    fetch: async () => {
      state.fetches += 1;
      await new Promise((resolve) => setImmediate(resolve));
      if (state.down) return new Response('down', { status: 503 });
      return Response.json({ keys: [...keys.values()] }, { headers });
    },
  });
  const has = async (kid: string, algorithm = 'RS256') =>
    (await found.find(address, kid, algorithm)) !== undefined;
  return { state, has };
}

describe('the keys of a platform', () => {
  it('are fetched once for many launches at the same time, and then not at all', async () => {
    const { state, has } = await keyServer();
    expect(await Promise.all([has('first'), has('first'), has('first')])).toEqual([true, true, true]);
    await has('first');
    expect(state.fetches).toBe(1);
  });

  it('are asked for once by twenty forged key ids', async () => {
    const { state, has } = await keyServer();
    for (let forged = 0; forged < 20; forged += 1) expect(await has(`forged ${forged}`)).toBe(false);
    expect(state.fetches).toBe(1);
    expect(await has('first')).toBe(true);
    state.now += 11 * second;
    await Promise.all(Array.from({ length: 20 }, (_, forged) => has(`at once ${forged}`)));
    expect(state.fetches).toBe(2);
  });

  it('include a key that was rotated in right after they were fetched', async () => {
    const { state, has } = await keyServer();
    await has('first');
    await state.add('second');
    expect(await Promise.all([has('second'), has('second')])).toEqual([true, true]);
    expect(state.fetches).toBe(2);
  });

  it('include a rotated key some seconds later even while keys are forged all the time', async () => {
    const { state, has } = await keyServer();
    await has('first');
    state.now += 3 * second;
    await has('forged');
    await state.add('second');
    state.now += 11 * second;
    await has('forged again');
    expect(await has('second')).toBe(true);
    expect(state.fetches).toBe(3);
  });

  it.each([
    ['ten minutes without a header', {}, 599, 601],
    ['as long as the header says', { 'cache-control': 'public, max-age=120' }, 119, 121],
    ['a minute where it says less', { 'cache-control': 'max-age=0' }, 59, 61],
  ])('are kept %s', async (_name, headers, still, over) => {
    const { state, has } = await keyServer(headers);
    await has('first');
    state.now += still * second;
    await has('first');
    expect(state.fetches).toBe(1);
    state.now += (over - still) * second;
    await has('first');
    expect(state.fetches).toBe(2);
  });

  it('forget a key that the platform took out', async () => {
    const { state, has } = await keyServer();
    await has('first');
    state.keys.clear();
    state.now += 601 * second;
    expect(await has('first')).toBe(false);
  });

  it('stay good while their server is down; without any, it is said that it is down', async () => {
    const { state, has } = await keyServer();
    await has('first');
    state.down = true;
    state.now += 601 * second;
    expect(await has('first')).toBe(true);
    const cold = await keyServer();
    cold.state.down = true;
    await expect(cold.has('first')).rejects.toMatchObject({
      code: 'unavailable',
      detail: expect.stringContaining('503'),
    });
  });

  it('are taken for what they say they are for', async () => {
    const { state, has } = await keyServer();
    const { publicJwk } = await generateSigningKey('x');
    state.keys.set('enc', { ...publicJwk, kid: 'enc', use: 'enc' });
    state.keys.set('rs512', { ...publicJwk, kid: 'rs512', alg: 'RS512' });
    state.keys.set('oct', { kty: 'oct', k: 'c2VjcmV0', kid: 'oct' });
    state.keys.set('bad', { kty: 'RSA', n: 'x', e: 'y', kid: 'bad' });
    expect(await has('enc')).toBe(false);
    expect(await has('rs512')).toBe(false);
    expect(await has('rs512', 'RS512')).toBe(true);
    expect(await has('oct')).toBe(false);
    expect(await has('oct', 'HS256')).toBe(false);
    expect(await has('first', 'ES256')).toBe(false);
  });
});
