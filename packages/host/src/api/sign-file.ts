import { createHmac } from 'node:crypto';
import { CoreError, type Clock } from '@coursewright/core';
import { deriveKey } from '../accounts/derive-key.ts';
import { sameSecret } from '../accounts/secret-hash.ts';

/** Addresses of course files, for what cannot send a bearer token: pictures, video, captions, sandboxed frames. */
export interface FileSigner {
  /** An address that is good for 6 to 12 hours, and the same for that long, so that browsers cache. */
  sign(courseKey: string, path: string): string;
  /** Throws `address_expired`. */
  check(courseKey: string, path: string, query: { readonly e: string; readonly s: string }): void;
}

const PERIOD = 6 * 3600;

export function fileSigner(deps: {
  readonly secret: string;
  readonly clock: Clock;
  readonly publicUrl: string;
}): FileSigner {
  const key = deriveKey(deps.secret, 'file-address');
  const signature = (courseKey: string, path: string, expires: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([courseKey, path, expires]))
      .digest('base64url');
  const now = () => Math.floor(deps.clock.now() / 1_000_000);
  return {
    sign: (courseKey, path) => {
      const expires = String((Math.floor(now() / PERIOD) + 2) * PERIOD);
      const segments = [courseKey, ...path.split('/')].map((one) => encodeURIComponent(one));
      return `${deps.publicUrl}/files/${segments.join('/')}?e=${expires}&s=${signature(courseKey, path, expires)}`;
    },
    check: (courseKey, path, { e, s }) => {
      if (/^\d{1,12}$/.test(e) && Number(e) > now() && sameSecret(s, signature(courseKey, path, e))) return;
      throw new CoreError('address_expired', 'The address of this file has expired or was changed.');
    },
  };
}
