import type { LeaseStore } from '../analytics/live/lease-store.port.ts';
import type { ApiTokenStore } from './tokens/api-token-store.port.ts';
import type { EmbedKeyStore } from './tokens/embed-key-store.port.ts';
import type { LaunchSessionStore } from './tokens/launch-session-store.port.ts';
import type { TeamNoteStore } from '../insights/team-note-store.port.ts';
import type { RetirementStore } from '../retirement/retirement-store.port.ts';
import type { SessionStore } from './session-store.port.ts';

/** The stores that the host brings to the unit of work. */
export interface HostStores {
  readonly sessions: SessionStore;
  readonly launchSessions: LaunchSessionStore;
  readonly embedKeys: EmbedKeyStore;
  readonly apiTokens: ApiTokenStore;
  readonly leases: LeaseStore;
  readonly teamNotes: TeamNoteStore;
  readonly retirements: RetirementStore;
}
