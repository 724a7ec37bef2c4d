import { describe, expect, it } from 'vitest';
import { bearerCredentials } from './bearer-credentials.ts';

function counted(expiresIn?: number) {
  let given = 0;
  let time = 0;
  const credentials = bearerCredentials(
    async () => ({ token: `t${(given += 1)}`, expiresIn }),
    () => time,
  );
  return { credentials, pass: (seconds: number) => (time += seconds), given: () => given };
}

describe('bearerCredentials', () => {
  it('asks once for requests that start together, and keeps what it got', async () => {
    const { credentials, given } = counted();
    await Promise.all([credentials.headers(false), credentials.headers(false)]);
    expect(await credentials.headers(false)).toEqual({ Authorization: 'Bearer t1' });
    expect(given()).toBe(1);
    expect(credentials.lastHeaders()).toEqual({ Authorization: 'Bearer t1' });
  });

  it('asks anew shortly before the token runs out, and when it was refused', async () => {
    const { credentials, pass } = counted(600);
    await credentials.headers(false);
    pass(580);
    expect(await credentials.headers(false)).toEqual({ Authorization: 'Bearer t1' });
    pass(10);
    expect(await credentials.headers(false)).toEqual({ Authorization: 'Bearer t2' });
    expect(await credentials.headers(true)).toEqual({ Authorization: 'Bearer t3' });
  });

  it('says that there is no token when the page has none, and asks again next time', async () => {
    let works = false;
    const credentials = bearerCredentials(async () => {
      if (!works) throw new Error('logged out');
      return { token: 't' };
    });
    await expect(credentials.headers(false)).rejects.toMatchObject({ code: 'no_credentials' });
    works = true;
    await expect(credentials.headers(false)).resolves.toEqual({ Authorization: 'Bearer t' });
  });
});
