import type { CookieOptions, Request, Response } from 'express';

/** Cookies of one origin. Over https they carry the `__Host-` prefix (RFC 6265bis §4.1.3.2); plain http is for this machine only. */
export interface CookieJar {
  read(req: Request, name: string): string | undefined;
  write(res: Response, name: string, value: string, maxAgeSeconds: number): void;
  clear(res: Response, name: string): void;
}

export function cookieJar(publicUrl: string): CookieJar {
  const secure = publicUrl.startsWith('https:');
  const fullName = (name: string) => (secure ? `__Host-${name}` : name);
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' };
  return {
    read: (req, name) => {
      const prefix = `${fullName(name)}=`;
      const found = (req.headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(prefix));
      const value = found?.slice(prefix.length);
      return value !== undefined && /^[\w.-]{1,200}$/.test(value) ? value : undefined;
    },
    write: (res, name, value, maxAgeSeconds) => {
      res.cookie(fullName(name), value, { ...options, maxAge: maxAgeSeconds * 1000 });
    },
    clear: (res, name) => {
      res.clearCookie(fullName(name), options);
    },
  };
}
