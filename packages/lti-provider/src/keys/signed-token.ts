import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { currentSecret, withKnownSecret, type Instant, type Secret } from '@coursewright/core';
import type { z } from 'zod';

/** Makes and reads tokens of one purpose: data that travels through somebody else's hands and comes back unchanged. */
export interface SignedTokens<Data> {
  sign(data: Data, expires: Instant): string;
  /** undefined for what was not signed here for this purpose. */
  open(token: string): { readonly data: Data; readonly expires: Instant } | undefined;
}

/** 32 bytes for one purpose from the tool's secret (RFC 5869), so that what is signed for one never passes for another. */
export function purposeKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `coursewright-lti ${purpose}`, 32));
}

/** Tokens `<base64url JSON>.<base64url HMAC-SHA256>`; readable by everybody, forged by nobody. */
export function signedTokens<Schema extends z.ZodType>(
  secret: Secret,
  purpose: string,
  schema: Schema,
): SignedTokens<z.output<Schema>> {
  const keys = new Map<string, Buffer>();
  const mac = (one: string, body: string) => {
    const key = keys.get(one) ?? purposeKey(one, purpose);
    keys.set(one, key);
    return createHmac('sha256', key).update(body).digest();
  };
  return {
    sign: (data, expires) => {
      const body = Buffer.from(JSON.stringify([expires, data])).toString('base64url');
      return `${body}.${mac(currentSecret(secret), body).toString('base64url')}`;
    },
    open: (token) => {
      const [body = '', given = '', ...rest] = token.split('.');
      const signature = Buffer.from(given, 'base64url');
      if (rest.length > 0) return undefined;
      const signs = (one: string): true | undefined => {
        const expected = mac(one, body);
        return (signature.length === expected.length && timingSafeEqual(signature, expected)) || undefined;
      };
      if (withKnownSecret(secret, signs) === undefined) return undefined;
      const parsed: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
      if (!Array.isArray(parsed)) return undefined;
      const data = schema.safeParse(parsed[1]);
      return data.success ? { data: data.data, expires: Number(parsed[0]) } : undefined;
    },
  };
}
