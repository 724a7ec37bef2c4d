import { isRefusal, type Clock, type CourseReader, type EventOrigin } from '@coursewright/core';
import type { KnownAtLink } from '../grades/link-store.port.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { mayOpenCourse } from '../registrations/may-launch.ts';
import type { Registration } from '../registrations/registration.ts';
import type { ClaimNonce } from './claim-nonce.ts';
import { enterContent, linkOf, type EnterDeps } from './enter-content.ts';
import { findBlock, findContent, type LinkedContent } from './find-content.ts';
import { keptUsageKey } from './kept-usage-key.ts';
import type { OpenedLaunch } from './opened-launch.ts';
import type { ReceivedMessage } from './receive-message.ts';

export interface OpenDeps extends EnterDeps {
  readonly versions: CourseReader;
  readonly clock: Clock;
  readonly claimNonce: ClaimNonce;
}

/** What the stores have for a launch. */
interface Looked {
  readonly known: KnownAtLink;
  /** The block that the link opens where the launch names none. */
  readonly kept: string | undefined;
}

/**
 * Turns a good resource link message into a launch: its nonce claimed, the content found, the account made at the first
 * visit, the link and the roles kept, the learner enrolled. A visit like the one before is two statements on LTI's stores.
 */
export async function openLaunch(
  deps: OpenDeps,
  received: ReceivedMessage,
  origin: EventOrigin,
): Promise<OpenedLaunch | LtiRefusal> {
  const { message, registration, state } = received;
  const { subject } = message;
  const named = await findContent(deps.versions, state.target, message.custom);
  const nameless = 'refused' in named && named.refused === 'content_missing';
  const looked = await deps.records.transaction(async (tx): Promise<Looked | LtiRefusal> => {
    if (!(await deps.claimNonce(tx, state.nonce))) return refuse('nonce_used');
    const place = { linkId: linkOf(received), registrationId: registration.id };
    const known =
      subject === undefined || ('refused' in named && !nameless)
        ? {}
        : await tx.ltiLinks.knownAt({ ...place, subject });
    return { known, kept: nameless ? await keptUsageKey(tx, received, known) : undefined };
  });
  if (isRefusal(looked)) return looked;
  const { known, kept } = looked;
  const found = kept === undefined ? named : await findBlock(deps.versions, kept);
  // What was kept and is gone leaves the link as empty as it was.
  const content = allowed(registration, 'refused' in found ? named : found);
  if ('refused' in content) return content;
  return enterContent(deps, received, { content, known }, origin);
}

function allowed(
  registration: Registration,
  content: LinkedContent | LtiRefusal,
): LinkedContent | LtiRefusal {
  if ('refused' in content || mayOpenCourse(registration, content.courseKey)) return content;
  return refuse('course_not_allowed', { platform: registration.name, course: content.courseKey });
}
