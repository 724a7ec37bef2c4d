import { hash as digest, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { loginSeconds } from './login-state.ts';

/**
 * Binds a login to the browser that began it (security framework §7.3.1): the state holds the hash of a cookie, and the
 * server compares. One cookie a login, so that two tabs do not take each other's. `Partitioned` is what browsers that
 * block third-party cookies still keep in a frame; Chromium and Firefox take `Secure` cookies over plain http on this
 * machine too. What comes below a lost cookie is in `storage/`.
 */
export function bindBrowser(response: Response, nonce: string, secret: string): string {
  setCookie(response, cookieName(nonce), secret, loginSeconds);
  return bindingOf(secret);
}

/** Whether the browser that sent the request began the login. */
export function boundBy(request: Request, nonce: string, binding: string): Bound {
  const prefix = `${cookieName(nonce)}=`;
  const cookie = cookiesOf(request).find((one) => one.startsWith(prefix));
  return cookie === undefined ? 'unknown' : isBound(cookie.slice(prefix.length), binding);
}

export type Bound = 'yes' | 'no' | 'unknown';

/** What a state says of the secret that its browser has. */
export function bindingOf(secret: string): string {
  return hash(secret).toString('base64url');
}

export function isBound(secret: string, binding: string): 'yes' | 'no' {
  const expected = Buffer.from(binding, 'base64url');
  const given = hash(secret);
  return expected.length === given.length && timingSafeEqual(expected, given) ? 'yes' : 'no';
}

/** Takes the login's cookie back, and leaves one that says nothing but that cookies are kept here. */
export function unbindBrowser(response: Response, nonce: string): void {
  setCookie(response, cookieName(nonce), '', 0);
  setCookie(response, keptName, '1', 30 * 24 * 3600);
}

/** Whether the request shows that its browser keeps our cookies where it is now: in this frame on this site. */
export function keepsCookies(request: Request): boolean {
  return cookiesOf(request).some((one) => one.startsWith(namePrefix));
}

/** `value` is base64url, or empty. */
function setCookie(response: Response, name: string, value: string, seconds: number): void {
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=None; Partitioned';
  response.appendHeader('set-cookie', `${name}=${value}; Max-Age=${seconds}; ${attributes}`);
}

/** `__Host-`: no other host of the site can have set it (RFC 6265bis §4.1.3.2). */
const namePrefix = '__Host-lti-';
const keptName = `${namePrefix}kept`;

function cookieName(nonce: string): string {
  return `${namePrefix}${nonce.slice(0, 11)}`;
}

function cookiesOf(request: Request): readonly string[] {
  return (request.headers.cookie ?? '').split(/;\s*/);
}

function hash(secret: string): Buffer {
  return digest('sha256', secret, 'buffer');
}
