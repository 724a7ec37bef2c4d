import type { LaunchRecordStore } from './doctor/launch-record-store.port.ts';
import type { ColumnStore } from './grades/column-store.port.ts';
import type { CourierStore } from './grades/courier-store.port.ts';
import type { LinkStore } from './grades/link-store.port.ts';
import type { ScoreStore } from './grades/score-store.port.ts';
import type { ToolKeyStore } from './keys/tool-key-store.port.ts';
import type { LtiUserStore } from './launch/lti-user-store.port.ts';
import type { NonceStore } from './launch/nonce-store.port.ts';
import type { RegistrationStore } from './registrations/registration-store.port.ts';
import type { RosterStore } from './roster/roster-store.port.ts';

/** The stores that LTI brings to the unit of work. */
export interface LtiStores {
  readonly ltiRosters: RosterStore;
  readonly ltiRegistrations: RegistrationStore;
  readonly ltiNonces: NonceStore;
  readonly ltiUsers: LtiUserStore;
  readonly ltiLinks: LinkStore;
  readonly ltiScores: ScoreStore;
  readonly ltiColumns: ColumnStore;
  readonly ltiCouriers: CourierStore;
  readonly ltiKeys: ToolKeyStore;
  readonly ltiLaunches: LaunchRecordStore;
}
