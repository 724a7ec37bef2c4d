import { CoreError, type Clock, type Instant } from '@coursewright/core';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import { fetchBounded } from '../http/fetch-bounded.ts';
import { jsonText } from '../http/json-text.ts';

/** Public keys of other parties, by the address of their key sets (RFC 7517 §5). */
export interface RemoteKeys {
  /** undefined when the set has no such key for signatures with `algorithm`. Throws `unavailable` when it cannot be had. */
  find(address: string, kid: string, algorithm: string): Promise<CryptoKey | undefined>;
  /** Seconds until a key id that is not in the set is asked for again; 0 = at once. */
  secondsToAsk(address: string): number;
}

/** Public members only: a private part that somebody publishes by mistake is not taken in. */
const keySet = z.object({
  keys: z.array(
    z.object({
      kty: z.string(),
      kid: z.string().exactOptional(),
      use: z.string().exactOptional(),
      alg: z.string().exactOptional(),
      n: z.string().exactOptional(),
      e: z.string().exactOptional(),
      crv: z.string().exactOptional(),
      x: z.string().exactOptional(),
      y: z.string().exactOptional(),
    }),
  ),
});

const second = 1_000_000;
const lifetime = { least: 60, default: 600, most: 24 * 3600 };
/** Seconds between fetches that unknown key ids cause: forged ones cost the other party no more than this. */
const missInterval = 10;

interface CachedSet {
  readonly jwks: readonly JWK[];
  readonly fresh: Instant;
  readonly imported: Map<string, Promise<CryptoKey | undefined>>;
}

/**
 * Key sets are kept as long as their cache headers say (a minute to a day). An unknown key id asks again at once, together
 * with all who wait for the same set, but not again within `missInterval`; refreshes by age do not count, so that a key
 * rotated right after one is found.
 */
export function remoteKeys({
  clock,
  fetch: fetcher = fetch,
}: {
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
}): RemoteKeys {
  const sets = new Map<string, CachedSet>();
  const loading = new Map<string, Promise<CachedSet>>();
  const nextMiss = new Map<string, Instant>();

  const load = (address: string): Promise<CachedSet> => {
    const running = loading.get(address);
    if (running !== undefined) return running;
    const started = fetchSet(fetcher, address, clock)
      .then((set) => {
        sets.set(address, set);
        return set;
      })
      .finally(() => loading.delete(address));
    loading.set(address, started);
    return started;
  };
  const current = async (address: string): Promise<CachedSet> => {
    const kept = sets.get(address);
    if (kept === undefined) return load(address);
    if (kept.fresh > clock.now()) return kept;
    // A key server that is down for a while does not stop launches with keys that are known.
    return load(address).catch(() => kept);
  };
  return {
    find: async (address, kid, algorithm) => {
      const before = sets.get(address);
      const set = await current(address);
      const found = await keyOf(set, kid, algorithm);
      if (found !== undefined) return found;
      const now = clock.now();
      if (!loading.has(address)) {
        const wait = now < (nextMiss.get(address) ?? 0);
        if (!wait) nextMiss.set(address, now + missInterval * second);
        // A set that was fetched for this very key id does not have it.
        if (wait || set !== before) return undefined;
      }
      return keyOf(await load(address), kid, algorithm);
    },
    secondsToAsk: (address) => Math.max(0, Math.ceil(((nextMiss.get(address) ?? 0) - clock.now()) / second)),
  };
}

async function fetchSet(fetcher: typeof fetch, address: string, clock: Clock): Promise<CachedSet> {
  const answer = await fetchBounded(fetcher, address, { headers: { accept: 'application/json' } });
  const parsed = keySet.safeParse(answer.status === 200 ? jsonText(answer.text) : undefined);
  if (!parsed.success) {
    throw new CoreError('unavailable', `${address} answered ${answer.status} with no JSON Web Key set.`);
  }
  const age = /max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '')?.[1];
  const seconds = age === undefined ? lifetime.default : Number(age);
  return {
    jwks: parsed.data.keys,
    fresh: clock.now() + Math.min(Math.max(seconds, lifetime.least), lifetime.most) * second,
    imported: new Map(),
  };
}

function keyOf(set: CachedSet, kid: string, algorithm: string): Promise<CryptoKey | undefined> {
  const name = `${algorithm} ${kid}`;
  const known = set.imported.get(name);
  if (known !== undefined) return known;
  const jwk = set.jwks.find((one) => one.kid === kid && fits(one, algorithm));
  if (jwk === undefined) return Promise.resolve(undefined);
  const imported = importPublic(jwk, algorithm);
  set.imported.set(name, imported);
  return imported;
}

/** A key says what it is for (RFC 7517 §4.2 and 4.4); a symmetric one is nobody's public key. */
function fits(jwk: JWK, algorithm: string): boolean {
  const type = algorithm.startsWith('ES') ? 'EC' : 'RSA';
  return jwk.kty === type && (jwk.use ?? 'sig') === 'sig' && (jwk.alg ?? algorithm) === algorithm;
}

async function importPublic(jwk: JWK, algorithm: string): Promise<CryptoKey | undefined> {
  try {
    const key = await importJWK(jwk, algorithm);
    return key instanceof Uint8Array ? undefined : key;
  } catch {
    return undefined;
  }
}
