import type { CookieOptions, Response } from 'express';

/**
 * Makes the cookies that ltijs sets for frames (`SameSite=None; Secure`) `Partitioned` ones, which browsers keep in a frame also
 * where they block third-party cookies; ltijs's sessions end there otherwise.
 */
export function partitionCookies(response: Response): void {
  const cookie = response.cookie.bind(response);
  response.cookie = (name: string, value: unknown, options?: CookieOptions) => {
    if (options === undefined) return cookie(name, value);
    const framed = options.secure === true && /^none$/i.test(String(options.sameSite));
    return cookie(name, value, framed ? { ...options, partitioned: true } : options);
  };
}
