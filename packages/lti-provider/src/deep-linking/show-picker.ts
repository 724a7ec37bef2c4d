import type { Request, Response } from 'express';
import { translationFor } from '../i18n/translation.ts';
import { makeLtiAccount } from '../launch/lti-account.ts';
import type { ReceivedMessage } from '../launch/receive-message.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { platformOrigins } from '../registrations/platform-origins.ts';
import { contextRoles, teaches } from '../spec/roles.ts';
import type { DeepLinkDeps } from './deep-link-deps.ts';
import { listCourses } from './list-content.ts';
import { sendPickerPage } from './picker-page.ts';
import { pickerSeconds, type PickerSession } from './picker-session.ts';

/** Answers a deep linking request (DL §4.4) with the first page of the picker, or why not. */
export async function showPicker(
  deps: DeepLinkDeps,
  received: ReceivedMessage,
  request: Request,
  response: Response,
): Promise<LtiRefusal | undefined> {
  const { message, registration, state } = received;
  const userId = await enterPicker(deps, received);
  if (typeof userId !== 'number') return userId;
  const settings = message.deepLinking;
  const session: PickerSession = {
    registrationId: registration.id,
    deploymentId: message.deploymentId,
    userId,
    returnUrl: settings?.deep_link_return_url ?? state.target,
    ...(settings?.data !== undefined && { data: settings.data }),
    frameAncestors: [...platformOrigins([registration], message.addresses)],
    acceptsLinks: settings?.accept_types.includes('ltiResourceLink') ?? false,
    // DL §4.4.1: absent says nothing about line items, so one is offered.
    acceptsLineItems: settings?.accept_lineitem !== false,
    ...(message.language !== undefined && { language: message.language }),
  };
  sendPickerPage(response, {
    token: deps.pickers.sign(session, deps.clock.now() + pickerSeconds * 1_000_000),
    action: pickAddress(deps),
    translation: translationFor(request, message.language),
    frameAncestors: session.frameAncestors,
    content: session.acceptsLinks ? await listCourses(deps) : undefined,
  });
  return undefined;
}

export function pickAddress({ addresses }: Pick<DeepLinkDeps, 'addresses'>): string {
  return `${addresses.deepLink}/pick`;
}

/** The account of whoever selects; refuses learners, and a message that comes a second time. */
async function enterPicker(
  deps: DeepLinkDeps,
  { message, registration, state }: ReceivedMessage,
): Promise<number | LtiRefusal> {
  const { subject, roles } = message;
  const kept = await deps.records.transaction(async (tx) => {
    if (!(await deps.claimNonce(tx, state.nonce))) return 'used';
    return subject === undefined ? undefined : tx.ltiUsers.accountOf(registration.id, subject);
  });
  if (kept === 'used') return refuse('nonce_used');
  if (roles.some(isLearner) && !teaches(roles)) return refuse('deep_linking_not_teaching');
  if (subject === undefined) return refuse('subject_missing');
  if (kept !== undefined) return kept;
  const made = await makeLtiAccount(deps, deps.usernameOf(registration.id, subject), message);
  return deps.records.transaction((tx) => tx.ltiUsers.keepAccount(registration.id, subject, made));
}

function isLearner(role: string): boolean {
  return role === contextRoles.learner || role === 'Learner';
}
