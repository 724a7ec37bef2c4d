import { forgetPerson, type LtiStores } from '@coursewright/lti-provider';
import type { HostStores } from '../accounts/host-stores.ts';

export type AccessStores = Pick<HostStores, 'sessions' | 'launchSessions' | 'apiTokens'> &
  Pick<LtiStores, 'ltiUsers' | 'ltiLinks' | 'ltiRosters' | 'ltiScores'>;

/** Ends every way into an account: sessions, launches, tokens, and what LMSs know of it. Repeating it changes nothing. */
export async function endAccess(tx: AccessStores, userId: number): Promise<void> {
  await tx.sessions.removeOf(userId);
  await tx.launchSessions.revokeOf(userId);
  await tx.apiTokens.removeOf(userId);
  await forgetPerson(tx, userId);
}
