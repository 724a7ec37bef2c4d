import { CoreError, type Clock } from '@coursewright/core';
import { z } from 'zod';
import type { AccessTokens } from '../grades/access-tokens.ts';
import { ServiceFailure } from '../grades/service-failure.ts';
import { fetchBounded } from '../http/fetch-bounded.ts';
import { jsonText } from '../http/json-text.ts';
import type { Registration } from '../registrations/registration.ts';
import { scopes } from '../spec/scopes.ts';

/** One step of a test: what was asked for, and what came of it. */
export interface ConnectionStep {
  readonly step: 'keys' | 'token';
  readonly good: boolean;
  readonly address: string;
  /** How many keys of the set may sign for this registration. */
  readonly keys?: number;
  /** What was asked for, of the token. */
  readonly scopes?: readonly string[];
  /** What went wrong, in the platform's words where it had any. */
  readonly fault?: string;
  readonly ms: number;
}

const keySet = z.object({ keys: z.array(z.object({ kty: z.string(), kid: z.string().optional() })) });
const asked = [scopes.lineItem, scopes.score, scopes.resultReadonly, scopes.membershipReadonly];

/** Fetches the platform's keys and asks for an access token, as launches and grades do, past what is kept. */
export async function testConnection(
  deps: { readonly fetch: typeof fetch; readonly tokens: AccessTokens; readonly clock: Clock },
  registration: Registration,
): Promise<readonly ConnectionStep[]> {
  return [await testKeys(deps, registration), await testToken(deps, registration)];
}

async function testKeys(
  { fetch: fetcher, clock }: { readonly fetch: typeof fetch; readonly clock: Clock },
  { jwksUrl, algorithms }: Registration,
): Promise<ConnectionStep> {
  const started = clock.now();
  const outcome = async (): Promise<{ keys: number; fault?: string }> => {
    const answer = await fetchBounded(fetcher, jwksUrl, { headers: { accept: 'application/json' } });
    const set = keySet.safeParse(answer.status === 200 ? jsonText(answer.text) : undefined);
    if (!set.success)
      return { keys: 0, fault: `It answered ${answer.status}, and not with a JSON Web Key set.` };
    const wanted = new Set<string>(algorithms.map((name) => (name.startsWith('ES') ? 'EC' : 'RSA')));
    const fitting = set.data.keys.filter(({ kty, kid }) => wanted.has(kty) && kid !== undefined);
    return fitting.length > 0
      ? { keys: fitting.length }
      : { keys: 0, fault: `It holds no key with a kid for ${algorithms.join(', ')}.` };
  };
  const { keys, fault } = await outcome().catch((error: unknown) => ({ keys: 0, fault: faultOf(error) }));
  return {
    step: 'keys',
    good: fault === undefined,
    address: jwksUrl,
    keys,
    ...(fault !== undefined && { fault }),
    ms: Math.round((clock.now() - started) / 1000),
  };
}

async function testToken(
  { tokens, clock }: { readonly tokens: AccessTokens; readonly clock: Clock },
  registration: Registration,
): Promise<ConnectionStep> {
  const started = clock.now();
  const granted = registration.registered?.scopes ?? [];
  const wanted = granted.length > 0 ? granted : asked;
  tokens.forget(registration, wanted);
  const fault = await tokens.get(registration, wanted).then(() => undefined, faultOf);
  return {
    step: 'token',
    good: fault === undefined,
    address: registration.authTokenUrl,
    scopes: wanted,
    ...(fault !== undefined && { fault }),
    ms: Math.round((clock.now() - started) / 1000),
  };
}

function faultOf(error: unknown): string {
  if (error instanceof ServiceFailure) return error.message;
  if (error instanceof CoreError) return error.detail;
  throw error;
}
