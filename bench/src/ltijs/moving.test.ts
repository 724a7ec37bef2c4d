import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProvider, LtijsDatabase } from '@coursewright/lti-provider/ltijs';
import { openTestPlatform, walkLaunch } from '@coursewright/lti-provider/testing';
import { afterAll, describe, expect, it } from 'vitest';
import type { Ltijs } from './ltijs-provider.ts';
import { serveLtijs } from './serve-ltijs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-ltijs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const facade = () => createProvider() as unknown as Ltijs;

describe('a site that has ltijs', () => {
  it('moves to the facade with its platforms and keys, by the database alone', async () => {
    const platform = await openTestPlatform();
    const file = path.join(folder, 'moved.sqlite');
    const before = await serveLtijs(new LtijsDatabase({ file }));
    const addresses = (url: string) => ({
      login: `${url}/login`,
      launch: `${url}/`,
      deepLink: `${url}/`,
      jwks: `${url}/keys`,
      register: `${url}/register`,
    });
    await before.register([platform.register(addresses(before.url))]);
    const keysOf = async (url: string) => (await fetch(`${url}/keys`)).json();
    const keys = await keysOf(before.url);
    await before.close();

    const after = await serveLtijs(new LtijsDatabase({ file }), { make: facade });
    try {
      expect(await keysOf(after.url)).toEqual(keys);
      platform.tools.splice(0);
      platform.register(addresses(after.url));
      await platform.store.putLink({ id: 'l', contextId: 'course-1', clientId: 'client-1', title: 'L' });
      const initiation = await platform.platform.startLaunch({ linkId: 'l', user: { id: 'ada' } });
      const opened = await walkLaunch(initiation, 'ada');
      const cookie = (opened.headers.getSetCookie().at(-1) ?? '').split(';')[0] ?? '';
      const landing = await fetch(new URL(opened.headers.get('location') ?? '', after.url), {
        headers: { cookie },
      });
      const page = await landing.text();
      expect(page).toContain('Hello Ada Lovelace');
      const grade = /id="grade" href="([^"]*)"/.exec(page)?.[1] ?? '';
      // The platform takes what is signed with the key that ltijs made.
      const graded = await fetch(new URL(grade, after.url), { headers: { cookie } });
      expect(await graded.json()).toMatchObject({ scores: { scores: [{ userId: 'ada', resultScore: 7 }] } });
    } finally {
      await after.close();
      await platform.close();
    }
  });

  it('has rows that ltijs itself encrypts and decrypts', async () => {
    const require = createRequire(import.meta.url);
    interface TheirDatabase {
      Encrypt(text: string, key: string): Promise<{ iv: string; data: string }>;
      Decrypt(data: string, iv: string, key: string): Promise<string>;
    }
    const Theirs = require('ltijs/dist/Utils/Database.js') as new (options: object) => TheirDatabase;
    const theirs = new Theirs({ url: 'mongodb://127.0.0.1/never-opened' });
    const ours = new LtijsDatabase({ file: path.join(folder, 'cipher.sqlite') });
    await ours.setup();
    const key = 'a key';
    const index = { kid: 'k', platformUrl: 'u', clientId: 'c' };
    await ours.Insert(false, 'publickey', {
      ...index,
      ...(await theirs.Encrypt('{"key":"pem é","kid":"k"}', key)),
    });
    expect(await ours.Get(key, 'publickey', { kid: 'k' })).toMatchObject([{ key: 'pem é', kid: 'k' }]);
    await ours.Insert(key, 'privatekey', { key: 'pem', kid: 'k' }, index);
    const [row] = (await ours.Get(false, 'privatekey', { kid: 'k' })) || [];
    const opened = await theirs.Decrypt(String(row?.['data']), String(row?.['iv']), key);
    expect(JSON.parse(opened)).toEqual({ key: 'pem', kid: 'k' });
    await ours.Close();
  });

  it('has several providers in one process, none of which ends it or listens to signals', async () => {
    const listeners = process.listenerCount('SIGINT');
    const served = await Promise.all(
      ['one', 'two'].map((name) =>
        serveLtijs(new LtijsDatabase({ file: path.join(folder, `${name}.sqlite`) }), { make: facade }),
      ),
    );
    for (const { url } of served) expect((await fetch(`${url}/open`)).status).toBe(200);
    expect(process.listenerCount('SIGINT')).toBe(listeners);
    await Promise.all(served.map((one) => one.close()));
    const never = createProvider();
    expect(() => never.setup('', { file: 'x' })).toThrow('MISSING_ENCRYPTION_KEY');
    expect(() => never.setup('a key', { url: 'mongodb://x' })).toThrow('UNSUPPORTED_DATABASE');
    await expect(never.deploy()).rejects.toThrow('PROVIDER_NOT_SETUP');
  });
});
