import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { loginSeconds } from './login-state.ts';

/**
 * Binds a login to the browser that began it (security framework §7.3.1): the state holds the hash of a cookie, and the
 * server compares. One cookie a login, so that two tabs do not take each other's. `Partitioned` is what browsers that
 * block third-party cookies still keep in a frame; Chromium and Firefox take `Secure` cookies over plain http on this
 * machine too. What comes below a lost cookie (platform storage, storage access) answers the same question: see `boundBy`.
 */
export function bindBrowser(response: Response, nonce: string, secret: string): string {
  response.cookie(cookieName(nonce), secret, { ...attributes, maxAge: loginSeconds * 1000 });
  return hash(secret).toString('base64url');
}

/** Whether the browser that sent the request began the login. */
export function boundBy(request: Request, nonce: string, binding: string): 'yes' | 'no' | 'unknown' {
  const prefix = `${cookieName(nonce)}=`;
  const cookie = (request.headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(prefix));
  if (cookie === undefined) return 'unknown';
  const expected = Buffer.from(binding, 'base64url');
  const given = hash(cookie.slice(prefix.length));
  return expected.length === given.length && timingSafeEqual(expected, given) ? 'yes' : 'no';
}

export function unbindBrowser(response: Response, nonce: string): void {
  response.clearCookie(cookieName(nonce), attributes);
}

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const;

/** `__Host-`: no other host of the site can have set it (RFC 6265bis §4.1.3.2). */
function cookieName(nonce: string): string {
  return `__Host-lti-${nonce.slice(0, 11)}`;
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
