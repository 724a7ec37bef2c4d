import type {
  BlockRegistry,
  Clock,
  CourseReader,
  CourseService,
  EngineExtension,
  GradeChange,
  GradingService,
  IdSource,
  JobHandler,
  LearnerService,
  Outgoing,
  Page,
  PageRequest,
  Records,
  Secret,
} from '@coursewright/core';
import type { Request, Router } from 'express';
import type { LaunchDoctor } from './doctor/launch-doctor.ts';
import type { ResourceLink } from './grades/link-store.port.ts';
import type { LtiGrades } from './grades/lti-grades.ts';
import type { ToolKeys } from './keys/tool-keys.ts';
import type { RequestLimits } from './limits/request-limits.ts';
import type { OpenedLaunch } from './launch/opened-launch.ts';
import type { LinkReport } from './links/link-report.ts';
import type { LtiStores } from './lti-stores.ts';
import type { LtiRegistrations } from './registration/registration-service.ts';
import type { RegistrationChangesInput, RegistrationInput } from './registrations/registration-input.ts';
import type { Registration } from './registrations/registration.ts';

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
}

/** The tool side of LTI 1.3. Itself an extension of the engine: `engine.extend(tool)`. */
export interface LtiTool extends EngineExtension<never> {
  /** Serves `/lti/login`, `/lti/launch`, `/lti/deep-link`, `/lti/register` and `/lti/jwks.json`; mounted at the root of any Express app. */
  readonly router: Router;
  readonly jobs: readonly JobHandler[];
  /** Enqueues the sending of the scores that changed, for every link that the learner came through. */
  onGradeChange(tx: LtiStores & Outgoing, change: GradeChange): Promise<void>;
  readonly grades: LtiGrades;
  readonly links: LtiLinks;
  readonly platforms: LtiPlatforms;
  readonly registrations: LtiRegistrations;
  readonly doctor: LaunchDoctor;
  /** The tool's own keys: `rotate` them, `reseal` them under a new secret. */
  readonly keys: Pick<ToolKeys, 'rotate' | 'reseal'>;
  readonly addresses: LtiToolAddresses;
}

/** Places in platforms from where content is launched, for those who teach there. */
export interface LtiLinks {
  /** See `linkReport`. */
  report(request: PageRequest & { readonly linkId: string }): Promise<LinkReport>;
}

export interface LtiPlatforms {
  /**
   * Throws `bad_input` naming the field, `conflict` when issuer and client id are there already. One that was removed comes
   * back under its old id. `registered` is what a dynamic registration brings besides.
   */
  add(input: RegistrationInput, registered?: Registration['registered']): Promise<Registration>;
  /** In every state. */
  list(): Promise<readonly Registration[]>;
  /** Throws `not_found`, as all below. */
  get(id: string): Promise<Registration>;
  /** Throws `bad_input` and `conflict` as `add` does. */
  change(
    id: string,
    input: RegistrationChangesInput,
    registered?: Registration['registered'],
  ): Promise<Registration>;
  /** Lets it launch, whether it was pending or paused; other processes know within 5 seconds, as of every change. */
  approve(id: string): Promise<Registration>;
  pause(id: string): Promise<Registration>;
  /** Its links, accounts and grades stay, for when it is added again. */
  remove(id: string): Promise<void>;
  /** The links that launched content from it, by id. */
  links(id: string, page: PageRequest): Promise<Page<ResourceLink>>;
  /** Origins of the registered platforms, for `frame-ancestors`. */
  frameOrigins(): Promise<readonly string[]>;
}
