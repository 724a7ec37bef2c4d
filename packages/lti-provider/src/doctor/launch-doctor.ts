import type { Clock, Instant, Page, Records } from '@coursewright/core';
import type { AccessTokens } from '../grades/access-tokens.ts';
import type { Language } from '../i18n/translation.ts';
import type { RemoteKeys } from '../keys/remote-keys.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import type { Registration } from '../registrations/registration.ts';
import { examineToken, type TokenExamination } from './examine-token.ts';
import { explainRefusal, lmsFix, type Explanation } from './explain-refusal.ts';
import type { LaunchCount, LaunchQuery, LaunchRecord } from './launch-record-store.port.ts';
import { lmsProduct } from './lms-product.ts';
import { testConnection, type ConnectionStep } from './test-connection.ts';

/** Looks after launches that went wrong, and tells what to do about them. */
export interface LaunchDoctor {
  /** Launches of the last days, newest first. A refused one is there a second after it happened. */
  launches(query: LaunchQuery): Promise<Page<LaunchRecord>>;
  launch(id: string): Promise<LaunchRecord | undefined>;
  /** Of the last week, by registration and outcome. */
  counts(): Promise<readonly LaunchCount[]>;
  /** Cause and remedy of a refusal, in the words of the platform it is about. */
  explain(
    refusal: LtiRefusal,
    about: Partial<Pick<Registration, 'product' | 'issuer' | 'jwksUrl'>>,
    language: Language,
  ): Explanation;
  /** Judges a pasted id token by itself, its signature by the registration's keys. */
  examine(token: string): Promise<TokenExamination>;
  /** Fetches a platform's keys and asks it for a token. */
  testConnection(registration: Registration): Promise<readonly ConnectionStep[]>;
  /** What to look at in the platform when a step of the test was not good. */
  remedy(
    step: ConnectionStep['step'],
    about: Partial<Pick<Registration, 'product' | 'issuer' | 'jwksUrl'>>,
    language: Language,
  ): string;
  /** Forgets launches of more than a week ago, and the oldest of too many. A little at a time: it answers whether there is more. */
  tidy(): Promise<boolean>;
  /** Writes the launches that were seen and wait to be kept. */
  flush(): Promise<void>;
}

const week: Instant = 7 * 24 * 3600 * 1_000_000;
/** In all: many registrations with many kinds of refusal each are bounded too. */
const most = 20_000;
/** Rows removed in one transaction. */
const batch = 500;

export function launchDoctor(deps: {
  readonly records: Records<LtiStores>;
  readonly clock: Clock;
  readonly platformKeys: RemoteKeys;
  readonly tokens: AccessTokens;
  readonly fetch: typeof fetch;
  readonly flush: () => Promise<void>;
}): LaunchDoctor {
  const { records, clock } = deps;
  return {
    launches: (query) => records.read(({ ltiLaunches }) => ltiLaunches.launchRecords(query)),
    launch: (id) => records.read(({ ltiLaunches }) => ltiLaunches.launchRecord(id)),
    counts: () => records.read(({ ltiLaunches }) => ltiLaunches.launchCounts(clock.now() - week)),
    explain: (refusal, about, language) => explainRefusal(refusal, lmsProduct(about), language),
    examine: async (token) => {
      const registrations = await records.read(({ ltiRegistrations }) => ltiRegistrations.registrations());
      return examineToken({ registrations, keys: deps.platformKeys, clock }, token);
    },
    testConnection: (registration) => testConnection(deps, registration),
    remedy: (step, about, language) =>
      lmsFix(step === 'keys' ? 'keys' : 'services', lmsProduct(about), language),
    tidy: async () => {
      const gone = await records.transaction(async ({ ltiLaunches }) => [
        await ltiLaunches.forgetLaunches(clock.now() - week, batch),
        await ltiLaunches.trimLaunches(most, batch),
      ]);
      return gone.includes(batch);
    },
    flush: deps.flush,
  };
}
