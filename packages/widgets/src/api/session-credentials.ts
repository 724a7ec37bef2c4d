import type { Credentials } from './credentials.ts';

/** The host's own pages: its session cookie, and the page's token against cross-site requests. */
export function sessionCredentials(csrfToken: string): Credentials {
  const headers = { 'X-CSRF-Token': csrfToken };
  return {
    headers: async () => headers,
    lastHeaders: () => headers,
    cookies: 'same-origin',
    renewable: false,
  };
}
