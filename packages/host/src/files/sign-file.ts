import { createHmac } from 'node:crypto';
import { CoreError, type Clock } from '@coursewright/core';
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
  readonly secret: string;
  readonly clock: Clock;
  readonly publicUrl: string;
}): FileSigner {
  const key = deriveKey(deps.secret, 'file-address');
  const signature = (courseKey: string, path: string, expires: string, as = '') =>
    createHmac('sha256', key)
      .update(JSON.stringify([courseKey, path, expires, as]))
      .digest('base64url');
  const now = () => Math.floor(deps.clock.now() / 1_000_000);
  return {
    sign: (courseKey, path, as) => {
      const expires = String((Math.floor(now() / PERIOD) + 2) * PERIOD);
      const segments = [courseKey, ...path.split('/')].map((one) => encodeURIComponent(one));
      const form = as === undefined ? '' : `&as=${as}`;
      return `${deps.publicUrl}/files/${segments.join('/')}?e=${expires}&s=${signature(courseKey, path, expires, as)}${form}`;
    },
    check: (courseKey, path, { e, s, as }) => {
      if (/^\d{1,12}$/.test(e) && Number(e) > now() && sameSecret(s, signature(courseKey, path, e, as)))
        return;
      throw new CoreError('address_expired', 'The address of this file has expired or was changed.');
    },
  };
}
