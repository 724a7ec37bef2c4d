import { CoreError, type LearnerService, type Secret } from '@coursewright/core';
import { keyedDigests } from '../keys/keyed-digest.ts';
import type { LaunchMessage } from './launch-message.ts';

/** What a platform told of a person, as one text that is compared; it tells nothing itself. */
export type ProfileDigest = (person: LaunchMessage['person']) => string;

export function profileDigests({ secret }: { readonly secret: Secret }): ProfileDigest {
  const digest = keyedDigests(secret, 'profile');
  return ({ name, email }) =>
    // A member that was not told is another than an empty one, which takes away what was told before.
    digest(JSON.stringify([name ?? null, email ?? null]))
      .subarray(0, 16)
      .toString('base64url');
}

/** Takes over what the platform calls somebody now. What accounts do not take is passed over: no launch fails for a name. */
export async function changeLtiProfile(
  { learners }: { readonly learners: LearnerService },
  userId: number,
  { name, email }: LaunchMessage['person'],
): Promise<void> {
  const members = [...(name === undefined ? [] : [{ name }]), ...(email === undefined ? [] : [{ email }])];
  for (const changes of members) {
    try {
      await learners.changeProfile(userId, changes);
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'bad_input') throw error;
    }
  }
}
