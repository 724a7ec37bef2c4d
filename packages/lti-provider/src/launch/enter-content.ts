import { isDeepStrictEqual } from 'node:util';
import {
  isRefusal,
  type EventOrigin,
  type IdSource,
  type LearnerService,
  type Outgoing,
  type Records,
} from '@coursewright/core';
import { linkId } from '../grades/link-id.ts';
import type { KnownAtLink, LinkUser, ResourceLink } from '../grades/link-store.port.ts';
import type { LtiStores } from '../lti-stores.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { platformOrigins } from '../registrations/platform-origins.ts';
import type { Registration } from '../registrations/registration.ts';
import { scopes } from '../spec/scopes.ts';
import { teaches as hasTeachingRole } from '../spec/roles.ts';
import type { AfterLaunch } from './after-launch.ts';
import type { LinkedContent } from './find-content.ts';
import type { LaunchMessage } from './launch-message.ts';
import { makeLtiAccount, type LtiUsername } from './lti-account.ts';
import { changeLtiProfile, type ProfileDigest } from './lti-profile.ts';
import type { OpenedLaunch } from './opened-launch.ts';

export interface EnterDeps {
  readonly records: Records<LtiStores>;
  readonly learners: LearnerService;
  readonly ids: IdSource;
  readonly usernameOf: LtiUsername;
  readonly profileOf: ProfileDigest;
  readonly afterLaunch: AfterLaunch;
}

/** Who comes, through which link. */
export interface Visitor {
  readonly registration: Registration;
  readonly message: Pick<
    LaunchMessage,
    | 'subject'
    | 'deploymentId'
    | 'roles'
    | 'contextId'
    | 'resourceLinkId'
    | 'gradeService'
    | 'history'
    | 'dates'
    | 'language'
    | 'returnUrl'
    | 'addresses'
  > & {
    /** Absent where it was told before: what is kept of them stays. */
    readonly person?: LaunchMessage['person'];
  } & Partial<Pick<LaunchMessage, 'documentTarget' | 'messageToken' | 'membershipsUrl'>>;
}

/** Names the link of a message. */
export function linkOf({ registration, message }: Visitor): string {
  const { deploymentId, contextId, resourceLinkId = '' } = message;
  return linkId({ registrationId: registration.id, deploymentId, contextId, resourceLinkId });
}

/**
 * Lets somebody into the content of their link: the account made at the first visit, the link and the roles kept, the
 * learner enrolled. Stores nothing where nothing is new.
 * @param known what the stores have of the visitor at this link
 */
export async function enterContent(
  deps: EnterDeps,
  visitor: Visitor,
  { content, known }: { readonly content: LinkedContent; readonly known: KnownAtLink },
  origin: EventOrigin,
): Promise<OpenedLaunch | LtiRefusal> {
  const { message, registration } = visitor;
  const teaches = hasTeachingRole(message.roles);
  const userId = await settle(deps, visitor, { known, link: resourceLink(visitor, content), teaches });
  const refusal = await enrol(deps, { userId, content }, origin);
  // Who teaches looks at a closed course all the same.
  if (refusal !== undefined && !teaches) return refusal;
  return {
    userId,
    courseKey: content.courseKey,
    ...(!content.whole && { usageKey: content.usageKey }),
    frameAncestors: platformOrigins([registration], message.addresses),
    ...(message.language !== undefined && { language: message.language }),
    ...(message.returnUrl !== undefined && { returnUrl: message.returnUrl }),
    ...(message.documentTarget !== undefined && { documentTarget: message.documentTarget }),
    ...(message.messageToken !== undefined && { messageToken: message.messageToken }),
    ...(message.subject !== undefined && { linkId: linkOf(visitor) }),
    teaches,
    launchId: deps.ids.uuid(),
  };
}

function resourceLink(visitor: Visitor, content: LinkedContent): ResourceLink {
  const { message, registration } = visitor;
  const { deploymentId, contextId, gradeService } = message;
  const history = message.history.links.filter((id) => id !== message.resourceLinkId);
  const resourceLinkId = message.resourceLinkId ?? '';
  const takesScores = gradeService?.scope.includes(scopes.score) === true;
  return {
    id: linkOf(visitor),
    registrationId: registration.id,
    deploymentId,
    ...(contextId !== undefined && { contextId }),
    resourceLinkId,
    courseKey: content.courseKey,
    usageKey: content.usageKey,
    ...(takesScores && gradeService.lineitem !== undefined && { lineItemUrl: gradeService.lineitem }),
    ...(takesScores && gradeService.lineitems !== undefined && { lineItemsUrl: gradeService.lineitems }),
    lineItemMade: false,
    scopes: takesScores ? gradeService.scope : [],
    ...(history.length > 0 && { history }),
    ...(Object.keys(message.dates).length > 0 && { dates: message.dates }),
  };
}

interface Visit {
  readonly known: KnownAtLink;
  readonly link: ResourceLink;
  readonly teaches: boolean;
}

/** Stores what is new about the visit, and the course role that follows from it; answers the account. */
async function settle(deps: EnterDeps, { message, registration }: Visitor, visit: Visit): Promise<number> {
  const { known, teaches } = visit;
  const { subject } = message;
  const person = message.person ?? { name: undefined, email: undefined };
  const { language } = message;
  const made =
    known.userId ??
    (await makeLtiAccount(deps, deps.usernameOf(registration.id, subject), { person, language }));
  if (subject === undefined) return made;
  const link = withKept(visit.link, known.link);
  const placeChanged = !isDeepStrictEqual(known.link, link);
  const user = { linkId: link.id, subject, teaches };
  const userChanged = known.user?.teaches !== teaches || known.user.subject !== subject;
  const profile = message.person === undefined ? known.profile : deps.profileOf(person);
  const profileChanged = known.profile !== profile;
  const entered = { link, teaches, changed: placeChanged, membershipsUrl: message.membershipsUrl };
  if (!placeChanged && !userChanged && !profileChanged) {
    await deps.afterLaunch(entered);
    return made;
  }
  if (known.userId !== undefined && profileChanged) await changeLtiProfile(deps, made, person);
  const { userId, courses } = await deps.records.transaction((tx) =>
    keepVisit(tx, { registrationId: registration.id, made, link, user, profile }, known),
  );
  for (const { courseKey, staff } of courses) {
    await deps.learners.setRole(userId, courseKey, 'staff', staff);
  }
  await deps.afterLaunch(entered);
  return userId;
}

async function keepVisit(
  tx: LtiStores & Outgoing,
  visit: {
    readonly registrationId: string;
    readonly made: number;
    readonly link: ResourceLink;
    readonly user: Omit<LinkUser, 'userId'>;
    readonly profile: string | undefined;
  },
  known: KnownAtLink,
) {
  const { link, user } = visit;
  const userId =
    known.userId ?? (await tx.ltiUsers.keepAccount(visit.registrationId, user.subject, visit.made));
  if (visit.profile !== undefined && known.profile !== visit.profile) {
    await tx.ltiUsers.keepProfile(visit.registrationId, user.subject, visit.profile);
  }
  await tx.ltiLinks.putLink(link);
  await tx.ltiLinks.putLinkUser({ ...user, userId });
  const before = known.user?.teaches === true ? known.link?.courseKey : undefined;
  const touched = new Set([
    ...(user.teaches ? [link.courseKey] : []),
    ...(before === undefined ? [] : [before]),
  ]);
  const courses: { courseKey: string; staff: boolean }[] = [];
  for (const courseKey of touched) {
    courses.push({ courseKey, staff: await tx.ltiLinks.teachesIn(userId, courseKey) });
  }
  return { userId, courses };
}

/**
 * What was found out stays where the platform does not tell it: a line item that was made for the link, and what the link
 * was copied from.
 */
function withKept(link: ResourceLink, known: ResourceLink | undefined): ResourceLink {
  const history = link.history ?? known?.history;
  const sameContent = known?.usageKey === link.usageKey && known.lineItemsUrl === link.lineItemsUrl;
  const made =
    link.lineItemUrl === undefined && sameContent && known.lineItemMade ? known.lineItemUrl : undefined;
  return {
    ...link,
    ...(history !== undefined && { history }),
    ...(made !== undefined && { lineItemUrl: made, lineItemMade: true }),
  };
}

async function enrol(
  { learners }: EnterDeps,
  { userId, content }: { userId: number; content: LinkedContent },
  origin: EventOrigin,
): Promise<LtiRefusal | undefined> {
  const { courseKey } = content;
  const enrollment = await learners.enrollment(userId, courseKey);
  if (enrollment?.active === true) return undefined;
  // Not the name made for this launch: the account may have been made under another secret.
  const { username } = await learners.account(userId);
  // The platform has let them into its course: dates and places of open enrolment do not concern them.
  const outcome = await learners.enroll(
    { userId, courseKey, invited: true },
    { ...origin, userId, username },
  );
  return isRefusal(outcome) ? refuse('enrollment_refused', { reason: outcome.refused }) : undefined;
}
