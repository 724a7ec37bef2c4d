import type {
  BlockRegistry,
  Clock,
  CourseReader,
  CourseService,
  GradingService,
  IdSource,
  LearnerService,
  Records,
  Secret,
} from '@coursewright/core';
import type { Request } from 'express';
import type { RequestLimits } from './limits/request-limits.ts';
import type { OpenedLaunch } from './launch/opened-launch.ts';
import type { LtiStores } from './lti-stores.ts';

export interface LtiToolDeps {
  readonly records: Records<LtiStores>;
  readonly learners: LearnerService;
  readonly grading: GradingService;
  readonly courses: CourseService;
  readonly versions: CourseReader;
  readonly registry: BlockRegistry;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Origin under which the router is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Signs states and seals private keys; at least 32 random characters. */
  readonly secret: Secret;
  readonly log?: LtiLog;
  /** Starts a session for the launch; resolves to the address that the launch answers with (303). */
  readonly openSession: (launch: OpenedLaunch) => Promise<string>;
  /** Address of a page of the host's that shows a block; without one, platforms that take plain links only get none. */
  readonly pageOf?: (usageKey: string) => string;
  /** Counts requests of one network; default in this process alone. */
  readonly limits?: RequestLimits;
  /** How platforms are reached; tests and proxies give their own. */
  readonly fetch?: typeof fetch;
  /** What platforms show the tool as; default Coursewright. */
  readonly toolName?: string;
  /** Whether an administrator of the site has sent the request: what they let register needs no further approval. */
  readonly isAdministrator?: (request: Request) => Promise<boolean>;
  /** Lets platforms on an institution's own network register themselves; default false. */
  readonly privateNetworks?: boolean;
}

/** Where the tool tells what happened; a pino logger fits. */
export interface LtiLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What a platform's administrator enters. */
export interface LtiAddresses {
  readonly login: string;
  readonly launch: string;
  readonly jwks: string;
  readonly deepLink: string;
}

export interface LtiToolAddresses extends LtiAddresses {
  /** Where a platform registers itself; its registration waits for approval. */
  readonly register: string;
  /** What Canvas takes for a Developer Key by its address. */
  readonly canvas: string;
}
