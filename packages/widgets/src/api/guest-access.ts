import { asApiError } from './api-error.ts';
import { bearerCredentials } from './bearer-credentials.ts';
import type { Credentials } from './credentials.ts';
import { guestMemory } from './guest-memory.ts';
import { openLogInWindow } from './log-in-window.ts';
import { requestToken, type GrantedToken } from './token-request.ts';

/** A page with an embed key and no provider: everybody is a guest, until they log in. */
export interface GuestAccess extends Credentials {
  /** Opens the log-in window (PKCE, RFC 7636); the guest's progress moves into the account. False when it was closed. */
  logIn(): Promise<boolean>;
  readonly loggedIn: boolean;
}

export function guestAccess(host: string, embedKey: string): GuestAccess {
  const memory = guestMemory(host, embedKey);
  let account: GrantedToken | undefined;
  let fresh: GrantedToken | undefined;

  const credentials = bearerCredentials(async () => {
    if (fresh !== undefined) {
      const granted = fresh;
      fresh = undefined;
      return granted;
    }
    if (account !== undefined) {
      try {
        account = await requestToken(host, { grant: 'renew' }, account.token);
        return account;
      } catch (thrown) {
        if (asApiError(thrown).status !== 401) throw thrown;
        // Their session has ended: they go on as a guest, and may log in again.
        account = undefined;
      }
    }
    const guest = memory.read();
    const granted = await requestToken(host, {
      grant: 'guest',
      embedKey,
      ...(guest !== undefined && { guest }),
    });
    if (granted.guest !== undefined) memory.write(granted.guest);
    return granted;
  });

  return {
    ...credentials,
    get loggedIn() {
      return account !== undefined;
    },
    logIn: async () => {
      const answer = await openLogInWindow(host, embedKey);
      if (answer === undefined) return false;
      const guest = memory.read();
      account = await requestToken(host, {
        grant: 'authorization_code',
        embedKey,
        ...answer,
        ...(guest !== undefined && { guest }),
      });
      fresh = account;
      memory.forget();
      await credentials.headers(true);
      return true;
    },
  };
}
