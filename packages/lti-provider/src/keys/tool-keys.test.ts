import { systemIds } from '@coursewright/core';
import { testRecords } from '@coursewright/core/testing';
import { compactVerify, createLocalJWKSet, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ltiModule } from '../adapters/sql/lti-module.ts';
import { openPrivateKey, sealPrivateKey } from './sealed-key.ts';
import { toolKeys, type ToolKeys } from './tool-keys.ts';

const hour = 3600 * 1_000_000;

describe("the tool's own keys", () => {
  let opened: Awaited<ReturnType<typeof open>>;
  let now = 1e15;
  const open = () => testRecords([ltiModule]);
  const keys = (secret = 'the secret of this test') =>
    toolKeys({ records: opened.records, clock: { now: () => now }, ids: systemIds, secret });
  beforeEach(async () => {
    now = 1e15;
    opened = await open();
  });
  afterEach(() => opened.close());

  const sign = async (from: ToolKeys) => {
    const { kid, key } = await from.signing();
    return new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  };
  const verifies = async (token: string, from: ToolKeys) => {
    const published = createLocalJWKSet({ keys: [...(await from.published())] });
    return compactVerify(token, published).then(
      () => true,
      () => false,
    );
  };

  it('are one pair, made at the first need, for all who need it at once', async () => {
    const [one, other] = [keys(), keys()];
    const signing = await Promise.all([one.signing(), other.signing(), one.signing()]);
    expect(new Set(signing.map(({ kid }) => kid)).size).toBe(1);
    expect(await verifies(await sign(one), other)).toBe(true);
  });

  it('rest sealed: neither the database nor another secret has the private key', async () => {
    await keys().signing();
    const [stored] = await opened.records.read((view) => view.ltiKeys.toolKeys());
    expect(Object.keys(stored?.publicJwk ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(Buffer.from(stored?.sealed ?? '', 'base64url').includes('"d"')).toBe(false);
    await expect(keys('another secret').signing()).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('cannot be opened for another key id, nor after a change', () => {
    const jwk = { kty: 'RSA', d: 'secret' };
    const sealed = sealPrivateKey('s', 'kid', jwk);
    expect(openPrivateKey('s', 'kid', sealed)).toEqual(jwk);
    expect(sealPrivateKey('s', 'kid', jwk)).not.toBe(sealed);
    const changed = Buffer.from(sealed, 'base64url');
    changed[20] = (changed[20] ?? 0) ^ 1;
    for (const [kid, body] of [
      ['other', sealed],
      ['kid', changed.toString('base64url')],
      ['kid', ''],
    ] as const) {
      expect(() => openPrivateKey('s', kid, body)).toThrow(expect.objectContaining({ code: 'corrupt' }));
    }
  });

  it('are sealed under a new secret while the old one is known, and need it no longer', async () => {
    let known = ['the new secret', 'the secret of this test'];
    const ring = {
      current: () => known[0] ?? '',
      newest: () => known[0] ?? '',
      known: () => known,
      refresh: () => undefined,
    };
    const { kid } = await keys().signing();
    const rotating = toolKeys({
      records: opened.records,
      clock: { now: () => now },
      ids: systemIds,
      secret: ring,
    });
    expect((await rotating.signing()).kid).toBe(kid);
    expect(await rotating.reseal('the new secret')).toBe(1);
    await expect(keys().signing()).rejects.toMatchObject({ code: 'corrupt' });
    // A process that has not heard of the new secret looks again.
    known = ['the secret of this test'];
    const late = { ...ring, refresh: () => void (known = ['the new secret']) };
    const other = toolKeys({
      records: opened.records,
      clock: { now: () => now },
      ids: systemIds,
      secret: late,
    });
    expect(await verifies(await sign(other), rotating)).toBe(true);
  });

  it('rotate without a moment in which a signature cannot be verified', async () => {
    const [one, other] = [keys(), keys()];
    const old = await sign(one);
    const { kid: first } = await other.signing();
    const second = await one.rotate(3600);
    // Published at once, signing an hour later, the old one published an hour longer.
    expect((await one.published()).map(({ kid }) => kid)).toEqual([first, second]);
    expect((await one.signing()).kid).toBe(first);
    now += hour;
    expect((await one.signing()).kid).toBe(second);
    expect((await other.signing()).kid).toBe(second);
    expect(await verifies(old, one)).toBe(true);
    now += hour;
    expect((await one.published()).map(({ kid }) => kid)).toEqual([second]);
    expect(await verifies(old, one)).toBe(false);
  });
});
