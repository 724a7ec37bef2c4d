import type { Request, Response } from 'express';

const lax = 'demo_lms';
const framed = 'demo_lms_framed';

/**
 * Twins with the same secret. The platform's own address is called inside a frame that another site has just left:
 * there a browser sends `SameSite=None` alone, and takes it as `Secure` only (RFC 6265bis §4.1.2.7); a browser that
 * refuses `Secure` on http://localhost keeps the other.
 */
export function setSessionCookie(res: Response, secret: string): void {
  res.append('Set-Cookie', `${lax}=${secret}; Path=/; HttpOnly; SameSite=Lax`);
  res.append('Set-Cookie', `${framed}=${secret}; Path=/; HttpOnly; SameSite=None; Secure`);
}

export function clearSessionCookie(res: Response): void {
  res.append('Set-Cookie', `${lax}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
  res.append('Set-Cookie', `${framed}=; Path=/; HttpOnly; SameSite=None; Secure; Max-Age=0`);
}

export function sessionSecret(req: Request): string | undefined {
  const cookies = new Map(
    (req.headers.cookie ?? '').split(/;\s*/).map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    }),
  );
  return cookies.get(lax) ?? cookies.get(framed);
}
