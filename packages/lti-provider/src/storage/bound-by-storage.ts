import type { Request } from 'express';
import { z } from 'zod';
import { isBound, type Bound } from '../launch/browser-binding.ts';
import type { LoginState } from '../launch/login-state.ts';

const form = z.object({ storage_secret: z.string().min(1).max(200) });

/**
 * Whether the message comes from the browser that kept the login's secret in the platform's storage. Whoever began the
 * login knows its secret, so it counts only from a page of ours: that page has read it from the storage of the platform
 * around it. Which page posts, the browser says (`Origin`, `Sec-Fetch-Site`), and no page can say it otherwise.
 */
export function boundByStorage(request: Request, state: LoginState, ownOrigin: string): Bound {
  const posted = form.safeParse(request.body);
  if (!posted.success) return 'unknown';
  const { origin, 'sec-fetch-site': site } = request.headers;
  const own = origin === ownOrigin && (site === undefined || site === 'same-origin');
  return own ? isBound(posted.data.storage_secret, state.binding) : 'no';
}
