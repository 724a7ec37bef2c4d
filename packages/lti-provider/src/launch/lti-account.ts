import { CoreError, type IdSource, type LearnerService, type Secret } from '@coursewright/core';
import { keyedDigests } from '../keys/keyed-digest.ts';
import type { LaunchMessage } from './launch-message.ts';

/** The username of a platform's user. */
export type LtiUsername = (registrationId: string, subject?: string) => string;

/**
 * Usernames that are opaque: the same for the same `sub` of the same registration, 30 lower-case characters (usernames
 * that differ in case only are taken for the same). Somebody without `sub` is new each time.
 */
export function ltiUsernames({
  ids,
  secret,
}: {
  readonly ids: IdSource;
  readonly secret: Secret;
}): LtiUsername {
  const digest = keyedDigests(secret, 'username');
  return (registrationId, subject) => {
    const hash = subject === undefined ? digest('', ids.uuid()) : digest(registrationId, subject);
    return `lti_${BigInt(`0x${hash.toString('hex')}`)
      .toString(36)
      .padStart(26, '0')
      .slice(0, 26)}`;
  };
}

/** Makes the account, or finds the one that a launch at the same time made. */
export async function makeLtiAccount(
  { learners }: { readonly learners: LearnerService },
  username: string,
  { person, language }: Pick<LaunchMessage, 'person' | 'language'>,
): Promise<number> {
  const found = await learners.accountByUsername(username);
  if (found !== undefined) return found.id;
  const kept = { username, kind: 'lti', email: '', name: '', language: '' } as const;
  const { name = '', email = '' } = person;
  // Without what the platform told where accounts do not take it: the launch does not fail for a name.
  for (const input of [{ ...kept, name, email, language: language ?? '' }, kept]) {
    try {
      return (await learners.createAccount(input)).id;
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      const other = error.code === 'conflict' ? await learners.accountByUsername(username) : undefined;
      if (other !== undefined) return other.id;
      if (error.code !== 'bad_input') throw error;
    }
  }
  throw new CoreError('corrupt', `The account ${username} cannot be made.`);
}
