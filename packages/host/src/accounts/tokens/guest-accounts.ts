import {
  CoreError,
  type Account,
  type EventOrigin,
  type IdSource,
  type LearnerService,
} from '@coursewright/core';
import type { EmbedKey } from './embed-key-store.port.ts';
import { opaqueUsername } from './opaque-username.ts';

interface GuestDeps {
  readonly learners: LearnerService;
  readonly ids: IdSource;
}

export interface Guest {
  readonly account: Account;
  /** Known to the guest's browser alone; brings the same guest back. */
  readonly secret: string;
}

/** The guest whom `secret` brings back, or a new one. Throws `forbidden` where the site wants no guests. */
export async function guestAccount(
  { learners, ids }: GuestDeps,
  key: EmbedKey,
  secret: string | undefined,
  origin: EventOrigin,
): Promise<Guest> {
  if (!key.guests) throw new CoreError('forbidden', 'The embed key does not admit guests.');
  const known = secret === undefined ? undefined : await knownGuest(learners, key, secret);
  if (secret !== undefined && known !== undefined) {
    await enrollIn(learners, known, key, origin);
    return { account: known, secret };
  }
  const fresh = ids.secret(32);
  const account = await learners.createAccount({
    username: opaqueUsername('g', key.id, fresh),
    email: '',
    name: '',
    kind: 'guest',
  });
  await enrollIn(learners, account, key, origin);
  return { account, secret: fresh };
}

/** Undefined, too, where the guest's work was given to an account: who comes again starts anew. */
export async function knownGuest(
  learners: LearnerService,
  key: EmbedKey,
  secret: string,
): Promise<Account | undefined> {
  const account = await learners.accountByUsername(opaqueUsername('g', key.id, secret));
  return account?.kind === 'guest' ? account : undefined;
}

/** Enrols in the key's courses: the key is the invitation. */
export async function enrollIn(
  learners: LearnerService,
  { id: userId }: Account,
  { courses }: EmbedKey,
  origin: EventOrigin,
): Promise<void> {
  const enrolled = new Set((await learners.enrollments(userId)).map(({ courseKey }) => courseKey));
  for (const courseKey of courses.filter((one) => !enrolled.has(one))) {
    try {
      await learners.enroll({ userId, courseKey, mode: 'audit', invited: true }, origin);
    } catch (error) {
      // A course that has been deleted takes nothing from the others.
      if (!(error instanceof CoreError) || error.code !== 'course_not_found') throw error;
    }
  }
}
