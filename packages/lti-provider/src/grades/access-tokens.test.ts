import { generateKeyPair } from 'jose';
import { expect, it } from 'vitest';
import { accessTokens } from './access-tokens.ts';

type Registration = Parameters<ReturnType<typeof accessTokens>['get']>[0];

/** Tokens of a platform that answers when told to, and how often it was asked. */
async function open() {
  const { privateKey } = await generateKeyPair('RS256');
  const registration = {
    id: 'r',
    clientId: 'c',
    authTokenUrl: 'https://platform.example/token',
  };
  let answers = (_answer: Response): void => undefined;
  let requests = 0;
  const tokens = accessTokens({
    toolKeys: { signing: async () => ({ kid: 'k', key: privateKey }) },
    clock: { now: () => 0 },
    ids: { uuid: () => 'id', secret: () => 'secret' },
    fetch: () => {
      requests += 1;
      return new Promise((resolve) => (answers = resolve));
    },
  });
  return {
    // oxlint-disable-next-line no-unsafe-type-assertion -- what a request for a token reads
    get: (signal?: AbortSignal) => tokens.get(registration as Registration, ['score'], signal),
    answer: async (status: number) => {
      await expect.poll(() => requests).toBeGreaterThan(0);
      answers(Response.json({ access_token: `token ${requests}` }, { status }));
    },
    requests: () => requests,
  };
}

it('asks once for what several need at the same time, and for each again after a refusal', async () => {
  const { get, answer, requests } = await open();
  const first = Promise.allSettled([get(), get(), get()]);
  await answer(400);
  expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(requests()).toBe(1);
  const second = Promise.all([get(), get()]);
  await expect.poll(requests).toBe(2);
  await answer(200);
  expect(await second).toEqual(['token 2', 'token 2']);
  expect(await get()).toBe('token 2');
  expect(requests()).toBe(2);
});

it('lets one who waits go, and goes on for the others', async () => {
  const { get, answer, requests } = await open();
  const stop = new AbortController();
  const [gone, stays] = [get(stop.signal), get()];
  await expect.poll(requests).toBe(1);
  stop.abort(new Error('The worker is stopping.'));
  await expect(gone).rejects.toThrow('The worker is stopping.');
  await answer(200);
  expect(await stays).toBe('token 1');
  await expect(get(stop.signal)).rejects.toThrow('The worker is stopping.');
});
