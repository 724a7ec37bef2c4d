import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProvider } from './create-provider.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-facade-'));
const provider = createProvider();
const lms = {
  url: 'https://lms.example',
  clientId: 'a',
  name: 'An LMS',
  authenticationEndpoint: 'https://lms.example/auth',
  accesstokenEndpoint: 'https://lms.example/token',
  authConfig: { method: 'JWK_SET', key: 'https://lms.example/keys' },
} as const;

beforeAll(async () => {
  provider.setup('a key of this test only', { file: path.join(folder, 'facade.sqlite') });
  await provider.deploy({ serverless: true });
});
afterAll(async () => {
  await provider.close();
  rmSync(folder, { recursive: true });
});

describe('platforms of the facade', () => {
  it('are registered once, and changed when they are registered again', async () => {
    const first = await provider.registerPlatform(lms);
    const again = await provider.registerPlatform({ ...lms, name: 'Another name' });
    expect(await again.platformId()).toBe(await first.platformId());
    expect(await again.platformJSON()).toEqual({
      id: await first.platformId(),
      url: lms.url,
      clientId: 'a',
      name: 'Another name',
      authenticationEndpoint: lms.authenticationEndpoint,
      accesstokenEndpoint: lms.accesstokenEndpoint,
      // Without one of its own, the audience is the token endpoint.
      authorizationServer: lms.accesstokenEndpoint,
      authConfig: lms.authConfig,
      publicKey: expect.stringContaining('BEGIN PUBLIC KEY'),
      active: true,
    });
    expect(await provider.getAllPlatforms()).toHaveLength(1);
  });

  it('are found by address, by client and by id', async () => {
    const other = await provider.registerPlatform({ ...lms, clientId: 'b' });
    expect(await provider.getPlatform(lms.url)).toHaveLength(2);
    const one = await provider.getPlatform(lms.url, 'b');
    expect(one && (await one.platformId())).toBe(await other.platformId());
    expect(await provider.getPlatform('https://nobody.example')).toBe(false);
    expect(await provider.getPlatform(lms.url, 'c')).toBe(false);
    expect(await provider.getPlatformById('nobody')).toBe(false);
  });

  it('change by what is given, and not into one that is there', async () => {
    const platform = await provider.registerPlatform({ ...lms, clientId: 'c' });
    const id = await platform.platformId();
    expect(await platform.platformName('New')).toBe('New');
    expect(await platform.platformActive(false)).toBe(false);
    expect(await platform.platformAuthConfig(undefined, 'https://lms.example/new')).toEqual({
      method: 'JWK_SET',
      key: 'https://lms.example/new',
    });
    await provider.updatePlatformById(id, { clientId: 'd' });
    expect(await platform.platformClientId()).toBe('d');
    expect(await platform.platformActive()).toBe(false);
    await expect(provider.updatePlatformById(id, { clientId: 'a' })).rejects.toThrow(
      'URL_CLIENT_ID_COMBINATION_ALREADY_EXISTS',
    );
  });

  it('go with their keys', async () => {
    const before = await keyIds();
    const platform = await provider.registerPlatform({ ...lms, clientId: 'gone' });
    const id = await platform.platformId();
    expect(await keyIds()).toEqual([...before, id]);
    expect(await provider.deletePlatform(lms.url, 'gone')).toBe(true);
    expect(await provider.deletePlatformById('nobody')).toBe(true);
    expect(await keyIds()).toEqual(before);
  });

  it('say what is missing in the words of ltijs', async () => {
    const { name: _name, ...nameless } = { ...lms, clientId: 'x' };
    await expect(provider.registerPlatform(nameless)).rejects.toThrow('MISSING_PARAMS');
    await expect(provider.registerPlatform({ ...lms, url: '' })).rejects.toThrow(
      'MISSING_PLATFORM_URL_OR_CLIENTID',
    );
    const wrong = { ...lms, clientId: 'y', authConfig: { method: 'NONE', key: 'x' } };
    await expect(Reflect.apply(provider.registerPlatform, provider, [wrong])).rejects.toThrow(
      'INVALID_AUTHCONFIG_METHOD',
    );
    await expect(provider.getPlatformById('')).rejects.toThrow('MISSING_PLATFORM_ID');
    await expect(provider.deletePlatform(lms.url, '')).rejects.toThrow('MISSING_PARAM');
    expect(() => Reflect.apply(provider.onConnect, provider, [])).toThrow('MISSING_CALLBACK');
    expect(() => provider.whitelist({ route: '/x', method: '' })).toThrow('WRONG_FORMAT');
    expect(() => provider.setup('again', { file: 'x' })).toThrow('PROVIDER_ALREADY_SETUP');
  });

  it('are made without stopping the process', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await provider.registerPlatform({ ...lms, clientId: 'slow' });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});

async function keyIds(): Promise<readonly unknown[]> {
  const rows = (await provider.Database.Get(false, 'publickey')) || [];
  return rows.map((row) => row['kid']);
}
