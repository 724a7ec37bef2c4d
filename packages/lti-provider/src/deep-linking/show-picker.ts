import type { Request, Response } from 'express';
import { makeLtiAccount } from '../launch/lti-account.ts';
import type { ReceivedMessage } from '../launch/receive-message.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { platformOrigins } from '../registrations/platform-origins.ts';
import { contextRoles, teaches } from '../spec/roles.ts';
import type { DeepLinkDeps } from './deep-link-deps.ts';
import { firstOptions } from './picker-form.ts';
import type { LinkAnswer, PickerSession, PlatformAnswer } from './picker-session.ts';
import { sendNotAccepted } from './send-not-accepted.ts';
import { sendPicker } from './send-picker.ts';

/** Answers a deep linking request (DL §4.4) with the first page of the picker, or why not. */
export async function showPicker(
  deps: DeepLinkDeps,
  received: ReceivedMessage,
  request: Request,
  response: Response,
): Promise<LtiRefusal | undefined> {
  const { registration, state, message } = received;
  const claimed = await deps.records.transaction((tx) => deps.claimNonce(tx, state.nonce));
  if (!claimed) return refuse('nonce_used');
  if (message.roles.some(isLearner) && !teaches(message.roles)) return refuse('deep_linking_not_teaching');
  const answer = platformAnswer(deps, received);
  const session = await beginSession(deps, received, answer);
  if ('refused' in session) return session;
  if (answer.item === 'none') sendNotAccepted(deps, request, response, session);
  else await sendPicker(deps, request, response, firstLook(registration, session));
  return undefined;
}

/**
 * For a link that has no content yet, opened by somebody who teaches: the picker whose choice is kept with the link, and
 * then opened. The launch's nonce has been claimed.
 */
export async function showLinkPicker(
  deps: DeepLinkDeps,
  received: ReceivedMessage,
  request: Request,
  response: Response,
): Promise<LtiRefusal | undefined> {
  const { registration, message } = received;
  if (message.subject === undefined) return refuse('subject_missing');
  const session = await beginSession(deps, received, linkAnswer(message, message.subject));
  if ('refused' in session) return session;
  await sendPicker(deps, request, response, firstLook(registration, session));
  return undefined;
}

function firstLook(registration: ReceivedMessage['registration'], session: PickerSession) {
  const place = { at: '', query: '', page: 0 };
  return { registration, session, place, chosen: [], options: firstOptions(session) };
}

function platformAnswer({ pageOf }: DeepLinkDeps, { message, state }: ReceivedMessage): PlatformAnswer {
  const settings = message.deepLinking;
  const types = settings?.accept_types ?? [];
  const plain = types.includes('link') && pageOf !== undefined ? 'link' : 'none';
  const targets = settings?.accept_presentation_document_targets ?? [];
  return {
    to: 'platform',
    returnUrl: settings?.deep_link_return_url ?? state.target,
    ...(settings?.data !== undefined && { data: settings.data }),
    item: types.includes('ltiResourceLink') ? 'ltiResourceLink' : plain,
    // DL §4.4.1: several only where the platform says that it takes them.
    multiple: settings?.accept_multiple === true,
    // DL §4.4.1: absent says nothing about line items, so one is offered.
    lineItems: settings?.accept_lineitem !== false,
    targets: (['iframe', 'window'] as const).filter((one) => targets.includes(one)),
    ...(message.placement !== undefined && { placement: message.placement }),
  };
}

function linkAnswer(message: ReceivedMessage['message'], subject: string): LinkAnswer {
  const { roles, contextId, resourceLinkId, gradeService, returnUrl, addresses, history } = message;
  const { documentTarget, messageToken } = message;
  return {
    to: 'link',
    launch: {
      subject,
      roles,
      ...(contextId !== undefined && { contextId }),
      ...(resourceLinkId !== undefined && { resourceLinkId }),
      ...(gradeService !== undefined && {
        gradeService: {
          scope: gradeService.scope,
          ...(gradeService.lineitem !== undefined && { lineitem: gradeService.lineitem }),
          ...(gradeService.lineitems !== undefined && { lineitems: gradeService.lineitems }),
        },
      }),
      ...(returnUrl !== undefined && { returnUrl }),
      ...(documentTarget !== undefined && { documentTarget }),
      ...(messageToken !== undefined && { messageToken }),
      addresses,
      history: { contexts: [...history.contexts], links: [...history.links] },
      dates: message.dates,
    },
  };
}

async function beginSession(
  deps: DeepLinkDeps,
  { message, registration }: ReceivedMessage,
  answer: PlatformAnswer | LinkAnswer,
): Promise<PickerSession | LtiRefusal> {
  const { subject, language } = message;
  if (subject === undefined) return refuse('subject_missing');
  const kept = await deps.records.read(({ ltiUsers }) => ltiUsers.accountOf(registration.id, subject));
  const userId = kept ?? (await keepAccount(deps, { message, registration, subject }));
  return {
    registrationId: registration.id,
    deploymentId: message.deploymentId,
    userId,
    frameAncestors: [...platformOrigins([registration], message.addresses)],
    ...(language !== undefined && { language }),
    answer,
  };
}

async function keepAccount(
  deps: DeepLinkDeps,
  { message, registration, subject }: Pick<ReceivedMessage, 'message' | 'registration'> & { subject: string },
): Promise<number> {
  const made = await makeLtiAccount(deps, deps.usernameOf(registration.id, subject), message);
  return deps.records.transaction((tx) => tx.ltiUsers.keepAccount(registration.id, subject, made));
}

function isLearner(role: string): boolean {
  return role === contextRoles.learner || role === 'Learner';
}
