import type {
  BlockRegistry,
  Clock,
  CourseReader,
  CourseService,
  GradingService,
  IdSource,
  LearnerService,
  Records,
} from '@coursewright/core';
import type { SignedTokens } from '../keys/signed-token.ts';
import type { ToolKeys } from '../keys/tool-keys.ts';
import type { ClaimNonce } from '../launch/claim-nonce.ts';
import type { LtiUsername } from '../launch/lti-account.ts';
import type { LtiAddresses, LtiLog } from '../lti-tool-deps.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { PickerSession } from './picker-session.ts';

/** What the selection of content works with. */
export interface DeepLinkDeps {
  readonly records: Records<LtiStores>;
  readonly learners: LearnerService;
  readonly courses: CourseService;
  readonly versions: CourseReader;
  readonly registry: BlockRegistry;
  readonly grading: GradingService;
  readonly registrations: RegistrationCache;
  readonly toolKeys: ToolKeys;
  readonly pickers: SignedTokens<PickerSession>;
  readonly claimNonce: ClaimNonce;
  readonly addresses: LtiAddresses;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly usernameOf: LtiUsername;
  readonly log?: LtiLog;
  /** Address of a page that shows a block to whoever may see it: a plain link for platforms that take no links of a tool. */
  readonly pageOf?: (usageKey: string) => string;
}
