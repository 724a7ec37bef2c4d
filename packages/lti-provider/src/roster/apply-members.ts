import { serverOrigin, type LearnerService, type Records } from '@coursewright/core';
import { atMost } from '../grades/at-most.ts';
import { makeLtiAccount, type LtiUsername } from '../launch/lti-account.ts';
import { changeLtiProfile, type ProfileDigest } from '../launch/lti-profile.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { Registration } from '../registrations/registration.ts';
import { learns as hasLearnerRole, teaches as hasTeachingRole } from '../spec/roles.ts';
import type { PlatformPerson } from './read-members.ts';
import type { KnownSubject, Roster, RosterMember } from './roster-store.port.ts';

export interface ApplyDeps {
  readonly records: Records<LtiStores>;
  readonly learners: LearnerService;
  readonly usernameOf: LtiUsername;
  readonly profileOf: ProfileDigest;
}

/** The reading of a roster that is under way. */
export interface Reading {
  readonly registration: Registration;
  readonly roster: Roster;
  /** Names it: when it began. */
  readonly run: number;
}

/** Members of whom is asked in one statement. */
const groupSize = 200;
/** Members that are changed at once: their transactions are committed together. */
const atOnce = 8;

/** Makes of a page of members what they are here: accounts, enrolments, course staff. Of those who stayed as they were, nothing. */
export async function applyMembers(
  deps: ApplyDeps,
  reading: Reading,
  members: readonly PlatformPerson[],
): Promise<void> {
  const { roster, run } = reading;
  for (let from = 0; from < members.length; from += groupSize) {
    const group = members.slice(from, from + groupSize);
    const subjects = group.map(({ user_id: subject }) => subject);
    const known = await deps.records.read(({ ltiRosters }) => ltiRosters.knownSubjects(roster, subjects));
    const same: number[] = [];
    const others: (readonly [PlatformPerson, KnownSubject | undefined])[] = [];
    for (const person of group) {
      const there = known.get(person.user_id);
      if (there?.member !== undefined && isAsBefore(deps, reading, person, there.member))
        same.push(there.userId);
      else others.push([person, there]);
    }
    await deps.records.transaction(({ ltiRosters }) => ltiRosters.markSeen(roster.id, same, run));
    await atMost(atOnce, others, ([person, there]) => applyMember(deps, reading, person, there));
  }
}

function personOf({ personalData }: Registration, { name, given_name, family_name, email }: PlatformPerson) {
  const fullName = [given_name, family_name].filter(Boolean).join(' ');
  return {
    name: personalData.name ? (name ?? (fullName === '' ? undefined : fullName)) : '',
    email: personalData.email ? email : '',
  };
}

function rolesOf({ roles }: PlatformPerson) {
  return { learns: hasLearnerRole(roles), teaches: hasTeachingRole(roles) };
}

function isAsBefore(
  { profileOf }: ApplyDeps,
  { registration }: Reading,
  person: PlatformPerson,
  member: RosterMember,
): boolean {
  const { learns, teaches } = rolesOf(person);
  return (
    member.state === person.status &&
    member.learns === learns &&
    member.teaches === teaches &&
    member.profile === profileOf(personOf(registration, person))
  );
}

async function applyMember(
  deps: ApplyDeps,
  { registration, roster, run }: Reading,
  person: PlatformPerson,
  known: KnownSubject | undefined,
): Promise<void> {
  const { user_id: subject, status: state } = person;
  // Of somebody who has left and never was here, nothing is to be known.
  if (known === undefined && state !== 'Active') return;
  const told = personOf(registration, person);
  const profile = deps.profileOf(told);
  const userId = known?.userId ?? (await makeAccount(deps, registration, subject, told));
  const before = known?.member;
  if (before !== undefined && before.profile !== profile) await changeLtiProfile(deps, userId, told);
  const roles = rolesOf(person);
  const next: RosterMember = { rosterId: roster.id, userId, state, ...roles, profile, seen: run };
  await applyState(deps, roster, next, before);
  await deps.records.transaction(({ ltiRosters }) => ltiRosters.putMember(next));
}

async function makeAccount(
  deps: ApplyDeps,
  registration: Registration,
  subject: string,
  person: ReturnType<typeof personOf>,
): Promise<number> {
  const username = deps.usernameOf(registration.id, subject);
  const made = await makeLtiAccount(deps, username, { person, language: undefined });
  return deps.records.transaction(({ ltiUsers }) => ltiUsers.keepAccount(registration.id, subject, made));
}

/** Enrols and makes staff, or ends both, unless another of the platform's courses has them do the same here. */
export async function applyState(
  { records, learners }: Pick<ApplyDeps, 'records' | 'learners'>,
  roster: Roster,
  next: RosterMember,
  before: RosterMember | undefined,
): Promise<void> {
  const { userId } = next;
  const { courseKey } = roster;
  const active = next.state === 'Active';
  const origin = { ...serverOrigin, userId };
  const [learns, teaches] = [active && next.learns, active && next.teaches];
  if (learns) await learners.enroll({ userId, courseKey, invited: true }, origin);
  if (teaches) await learners.setRole(userId, courseKey, 'staff', true);
  if (learns && teaches) return;
  const other = await records.read(async ({ ltiRosters, ltiLinks }) => {
    const { learns: enrolled, teaches: staff } = await ltiRosters.elsewhere(userId, roster);
    return { enrolled, staff: staff || (active && (await ltiLinks.teachesIn(userId, courseKey))) };
  });
  // Somebody who came by a launch is a member too, whom the roster has not named before.
  const left = !active || (before?.learns === true && !learns && !teaches);
  if (left && !learns && !other.enrolled) await learners.unenroll({ userId, courseKey }, origin);
  const taught = before?.teaches === true || !active;
  if (taught && !teaches && !other.staff) await learners.setRole(userId, courseKey, 'staff', false);
}
