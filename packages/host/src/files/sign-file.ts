import { createHmac } from 'node:crypto';
import { CoreError, currentSecret, withKnownSecret, type Clock, type Secret } from '@coursewright/core';
import { deriveKey } from '../accounts/derive-key.ts';
import { sameSecret } from '../accounts/secret-hash.ts';

/** Addresses of course files, for what cannot send a bearer token: pictures, video, captions, sandboxed frames. */
export interface FileSigner {
  /** An address that is good for 6 to 12 hours, and the same for that long, so that browsers cache. `vtt`: the transcript as WebVTT; `page`: a page with what lies around it. */
  sign(courseKey: string, path: string, as?: 'vtt' | 'page'): string;
  /** Throws `address_expired`. */
  check(courseKey: string, path: string, query: SignedQuery): void;
  /** Of a page and what lies around it. Throws `address_expired`. */
  checkPage(courseKey: string, query: SignedQuery): void;
}

export interface SignedQuery {
  /** Seconds since 1970. */
  readonly e: string;
  readonly s: string;
  readonly as?: 'vtt' | 'page' | undefined;
}

const PERIOD = 6 * 3600;
/** What a page's signature covers: its relative addresses lead anywhere in here. */
const PAGES = 'static/';

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
  const expiry = () => String((Math.floor(now() / PERIOD) + 2) * PERIOD);
  const check: FileSigner['check'] = (courseKey, path, { e, s, as }) => {
    const signs = (one: string): true | undefined =>
      sameSecret(s, signature(one, courseKey, path, e, as)) || undefined;
    if (/^\d{1,12}$/.test(e) && Number(e) > now() && withKnownSecret(secret, signs)) return;
    throw new CoreError('address_expired', 'The address of this file has expired or was changed.');
  };
  const signPage = (courseKey: string, segments: readonly string[]): string => {
    const expires = expiry();
    const signed = signature(currentSecret(secret), courseKey, PAGES, expires, 'page');
    return [deps.publicUrl, 'pages', encodeURIComponent(courseKey), expires, signed, ...segments].join('/');
  };
  return {
    sign: (courseKey, path, as) => {
      const segments = path.split('/').map((one) => encodeURIComponent(one));
      if (as === 'page') return signPage(courseKey, segments);
      const expires = expiry();
      const signed = signature(currentSecret(secret), courseKey, path, expires, as);
      const form = as === undefined ? '' : `&as=${as}`;
      const address = [deps.publicUrl, 'files', encodeURIComponent(courseKey), ...segments].join('/');
      return `${address}?e=${expires}&s=${signed}${form}`;
    },
    check,
    checkPage: (courseKey, query) => check(courseKey, PAGES, { ...query, as: 'page' }),
  };
}
