import {
  CoreError,
  type Clock,
  type IdSource,
  type Instant,
  type Records,
  type Secret,
} from '@coursewright/core';
import type { CryptoKey, JWK } from 'jose';
import type { LtiStores } from '../lti-stores.ts';
import { openPrivateKey, sealPrivateKey } from './sealed-key.ts';
import { generateSigningKey, importPrivateKey } from './signing-key.ts';
import type { ToolKey } from './tool-key-store.port.ts';

export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** The tool's own keys. The first is made when one is needed. */
export interface ToolKeys {
  signing(): Promise<SigningKey>;
  /** Every key that signs, has signed within its overlap or is to sign. */
  published(): Promise<readonly JWK[]>;
  /**
   * Publishes a new key that signs after `overlapSeconds`, when platforms have seen it; the older ones stay published as long
   * again, for what they signed last.
   */
  rotate(overlapSeconds: number): Promise<string>;
  /** Seals every key under this secret, whichever known one it was sealed under. Gives how many. */
  reseal(under: string): Promise<number>;
}

interface ToolKeyDeps {
  readonly records: Records<LtiStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly secret: Secret;
}

const second = 1_000_000;
/** How soon a rotation by another process is seen. */
const lifetime = 60 * second;

export function toolKeys(deps: ToolKeyDeps): ToolKeys {
  const { records, clock, secret } = deps;
  const opened = new Map<string, Promise<CryptoKey>>();
  let list: readonly ToolKey[] = [];
  let read: Instant = Number.NEGATIVE_INFINITY;
  let making: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    list = await records.read(({ ltiKeys }) => ltiKeys.toolKeys());
    read = clock.now();
  };
  const current = async (): Promise<readonly ToolKey[]> => {
    if (clock.now() - read >= lifetime || list.length === 0) await refresh();
    if (list.length === 0) {
      making ??= makeFirst(deps).finally(() => (making = undefined));
      await making;
      await refresh();
    }
    return list.filter(({ expires }) => expires === undefined || expires > clock.now());
  };
  return {
    signing: async () => {
      const key = (await current()).findLast(({ activeFrom }) => activeFrom <= clock.now());
      if (key === undefined) throw new CoreError('corrupt', 'No LTI key is active.');
      const known = opened.get(key.kid) ?? importPrivateKey(openPrivateKey(secret, key.kid, key.sealed));
      opened.set(key.kid, known);
      return { kid: key.kid, key: await known };
    },
    published: async () => (await current()).map(({ publicJwk }) => publicJwk),
    rotate: async (overlapSeconds) => {
      const now = clock.now();
      const next = await newToolKey(deps, now + overlapSeconds * second);
      await records.transaction(async ({ ltiKeys }) => {
        await ltiKeys.holdToolKeys();
        for (const { kid, expires } of await ltiKeys.toolKeys()) {
          if (expires === undefined) await ltiKeys.expireToolKey(kid, now + 2 * overlapSeconds * second);
        }
        await ltiKeys.addToolKey(next);
      });
      await refresh();
      return next.kid;
    },
    reseal: (under) =>
      records.transaction(async ({ ltiKeys }) => {
        const keys = await ltiKeys.toolKeys();
        for (const { kid, sealed } of keys) {
          await ltiKeys.resealToolKey(kid, sealPrivateKey(under, kid, openPrivateKey(secret, kid, sealed)));
        }
        return keys.length;
      }),
  };
}

/** Of two processes that start at once, the second finds the first one's key. */
async function makeFirst(deps: ToolKeyDeps): Promise<void> {
  const key = await newToolKey(deps, deps.clock.now());
  await deps.records.transaction(async ({ ltiKeys }) => {
    await ltiKeys.holdToolKeys();
    if ((await ltiKeys.toolKeys()).length === 0) await ltiKeys.addToolKey(key);
  });
}

async function newToolKey({ ids, secret }: ToolKeyDeps, activeFrom: Instant): Promise<ToolKey> {
  const kid = ids.uuid();
  const { publicJwk, privateJwk } = await generateSigningKey(kid);
  return { kid, activeFrom, publicJwk, sealed: sealPrivateKey(secret, kid, privateJwk) };
}
