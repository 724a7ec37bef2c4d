import type { LtiStores } from '../lti-stores.ts';

/** Unlinks an account from every platform's user: links, rosters and grades on their way are gone. Who is launched again is somebody new. */
export async function forgetPerson(
  tx: Pick<LtiStores, 'ltiUsers' | 'ltiLinks' | 'ltiRosters' | 'ltiScores'>,
  userId: number,
): Promise<void> {
  await tx.ltiUsers.forgetAccount(userId);
  await tx.ltiLinks.forgetLinkUser(userId);
  await tx.ltiRosters.forgetMember(userId);
  await tx.ltiScores.forgetScores(userId);
}
