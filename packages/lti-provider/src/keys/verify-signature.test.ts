import { generateKeyPair, SignJWT, exportJWK, importJWK } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureAlgorithms } from '../registrations/registration-input.ts';
import { compactToken, isSignedBy, type CompactToken } from './verify-signature.ts';

const read = (token: string): CompactToken => {
  const found = compactToken(token);
  if (found === undefined) throw new Error('It is no token.');
  return found;
};

describe('a signature', () => {
  it.each(signatureAlgorithms)('by %s is that of its key, its text and its algorithm alone', async (alg) => {
    const [{ privateKey, publicKey }, other] = await Promise.all([
      generateKeyPair(alg),
      generateKeyPair(alg),
    ]);
    const token = await new SignJWT({ a: 'ü' }).setProtectedHeader({ alg, kid: 'k' }).sign(privateKey);
    const whole = read(token);
    expect(isSignedBy(whole, publicKey, alg)).toBe(true);
    expect(JSON.parse(whole.payload.toString())).toEqual({ a: 'ü' });
    expect(whole.header).toEqual({ alg, kid: 'k' });
    expect(isSignedBy(whole, other.publicKey, alg)).toBe(false);
    const [head, body, signature = ''] = token.split('.');
    for (const wrong of ['', 'AA', signature.slice(4), `${signature}AAAA`, `AAAA${signature.slice(4)}`]) {
      expect(isSignedBy(read(`${head}.${body}.${wrong}`), publicKey, alg)).toBe(false);
    }
    expect(isSignedBy(read(`${head}.${body}A.${signature}`), publicKey, alg)).toBe(false);
    const family = signatureAlgorithms.filter(
      (one) => one !== alg && one.startsWith('ES') === alg.startsWith('ES'),
    );
    for (const one of family) expect(isSignedBy(whole, publicKey, one)).toBe(false);
  });

  it('by a short RSA key is none', async () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const jwk = await exportJWK(pair.publicKey);
    const key = await importJWK(jwk, 'RS256');
    if (key instanceof Uint8Array) throw new Error('It is an RSA key.');
    const { sign } = await import('node:crypto');
    const text = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30`;
    const signature = sign('sha256', Buffer.from(text), pair.privateKey).toString('base64url');
    expect(isSignedBy(read(`${text}.${signature}`), key, 'RS256')).toBe(false);
  });

  it.each(['', 'a.b', 'a.b.c', '..', '.e30.x', `${btoa('[]')}.e30.x`, `${btoa('1')}.e30.x`, 'e30.e30.x.y'])(
    'is not in %s, which is no token',
    (text) => {
      expect(compactToken(text)).toBe(undefined);
    },
  );
});
