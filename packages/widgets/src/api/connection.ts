import type { PageConfig } from '../configure.ts';
import { apiClient, type ApiClient } from './api-client.ts';
import { bearerCredentials, type TokenProvider } from './bearer-credentials.ts';
import type { Credentials } from './credentials.ts';
import { eventBatch, type EventBatch } from './event-batch.ts';
import { guestAccess, type GuestAccess } from './guest-access.ts';
import { sessionCredentials } from './session-credentials.ts';

/** A way to a host: what elements that share their settings share, token and batch of events included. */
export interface Connection {
  readonly host: string;
  readonly client: ApiClient;
  readonly events: EventBatch;
  /** Set for guests, who may log in. */
  readonly guest?: GuestAccess;
}

export interface ConnectionSettings extends PageConfig {
  readonly host: string;
  readonly csrfToken?: string | undefined;
}

const connections = new Map<string, Connection>();
const providerNames = new WeakMap<TokenProvider, number>();
let providers = 0;

/** The connection with these settings; undefined where nothing says how to get in. */
export function connectionFor(settings: ConnectionSettings): Connection | undefined {
  const { host, csrfToken, tokenProvider, embedKey } = settings;
  const way =
    tokenProvider !== undefined
      ? `provider ${nameOf(tokenProvider)}`
      : csrfToken !== undefined
        ? `session ${csrfToken}`
        : embedKey !== undefined
          ? `guest ${embedKey}`
          : undefined;
  if (way === undefined) return undefined;
  const name = `${host} ${way}`;
  const known = connections.get(name);
  if (known !== undefined) return known;
  const made = connect(settings);
  connections.set(name, made);
  return made;
}

function connect({ host, csrfToken, tokenProvider, embedKey }: ConnectionSettings): Connection {
  const open = (credentials: Credentials): Connection => {
    const client = apiClient({ host, credentials });
    return { host, client, events: eventBatch(client) };
  };
  if (tokenProvider !== undefined) return open(bearerCredentials(tokenProvider));
  if (csrfToken !== undefined) return open(sessionCredentials(csrfToken));
  const guest = guestAccess(host, embedKey ?? '');
  return { ...open(guest), guest };
}

function nameOf(provider: TokenProvider): number {
  const name = providerNames.get(provider) ?? ++providers;
  providerNames.set(provider, name);
  return name;
}
