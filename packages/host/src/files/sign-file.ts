import { createHmac } from 'node:crypto';
import { CoreError, currentSecret, withKnownSecret, type Clock, type Secret } from '@coursewright/core';
import { deriveKey } from '../accounts/derive-key.ts';
import { sameSecret } from '../accounts/secret-hash.ts';

/** Addresses of course files, for what cannot send a bearer token: pictures, video, captions, sandboxed frames. */
export interface FileSigner {
  /** An address that is good for 6 to 12 hours, and the same for that long, so that browsers cache. `vtt`: the transcript as WebVTT. */
  sign(courseKey: string, path: string, as?: 'vtt'): string;
  /** Throws `address_expired`. */
  check(courseKey: string, path: string, query: SignedQuery): void;
}

export interface SignedQuery {
  /** Seconds since 1970. */
  readonly e: string;
  readonly s: string;
  readonly as?: 'vtt' | undefined;
}

const PERIOD = 6 * 3600;

export function fileSigner(deps: {
  readonly secret: Secret;
  readonly clock: Clock;
  readonly publicUrl: string;
}): FileSigner {
  const { secret } = deps;
  const signature = (under: string, courseKey: string, path: string, expires: string, as = '') =>
    createHmac('sha256', deriveKey(under, 'file-address'))
      .update(JSON.stringify([courseKey, path, expires, as]))
      .digest('base64url');
  const now = () => Math.floor(deps.clock.now() / 1_000_000);
  return {
    sign: (courseKey, path, as) => {
      const expires = String((Math.floor(now() / PERIOD) + 2) * PERIOD);
      const segments = [courseKey, ...path.split('/')].map((one) => encodeURIComponent(one));
      const form = as === undefined ? '' : `&as=${as}`;
      return `${deps.publicUrl}/files/${segments.join('/')}?e=${expires}&s=${signature(currentSecret(secret), courseKey, path, expires, as)}${form}`;
    },
    check: (courseKey, path, { e, s, as }) => {
      const signs = (one: string): true | undefined =>
        sameSecret(s, signature(one, courseKey, path, e, as)) || undefined;
      if (/^\d{1,12}$/.test(e) && Number(e) > now() && withKnownSecret(secret, signs)) return;
      throw new CoreError('address_expired', 'The address of this file has expired or was changed.');
    },
  };
}
