import { ApiError } from './api-error.ts';
import type { Credentials } from './credentials.ts';

/** A token as a page's `tokenProvider` gives it; `expiresIn` in seconds. */
export interface ProvidedToken {
  readonly token: string;
  readonly expiresIn?: number | undefined;
}

/** Asked for a bearer token at first use, when it is about to run out, and once more after a 401. */
export type TokenProvider = () => Promise<ProvidedToken>;

/** Seconds before its end at which a token counts as run out: a request under way must still arrive. */
const margin = 15;

/** Bearer tokens from a provider. Requests that need one at the same time share one question. */
export function bearerCredentials(
  provider: TokenProvider,
  now: () => number = () => performance.now() / 1000,
): Credentials {
  let held: { readonly token: string; readonly goodUntil: number } | undefined;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    try {
      const { token, expiresIn } = await provider();
      held = { token, goodUntil: expiresIn === undefined ? Infinity : now() + expiresIn - margin };
    } catch (cause) {
      held = undefined;
      if (cause instanceof ApiError) throw cause;
      throw new ApiError('no_credentials', 'The page gave no token.', { cause });
    } finally {
      asking = undefined;
    }
  };
  const headersOf = (token: string) => ({ Authorization: `Bearer ${token}` });

  return {
    headers: async (renew) => {
      if (renew || held === undefined || now() > held.goodUntil) await (asking ??= ask());
      if (held === undefined) throw new ApiError('no_credentials', 'The page gave no token.');
      return headersOf(held.token);
    },
    lastHeaders: () => held && headersOf(held.token),
    cookies: 'omit',
    renewable: true,
  };
}
