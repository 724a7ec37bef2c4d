import type { Request } from 'express';
import type { LtiToolDeps } from '../lti-tool-deps.ts';
import { enterContent, linkOf, type EnterDeps, type Visitor } from '../launch/enter-content.ts';
import { requestOrigin } from '../launch/request-origin.ts';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import type { Registration } from '../registrations/registration.ts';
import type { ChosenContent } from './chosen-content.ts';
import type { LinkAnswer, PickerSession } from './picker-session.ts';

export type KeepDeps = EnterDeps & Pick<LtiToolDeps, 'openSession'>;

/** Keeps what was chosen with the link that has no content of its own, and opens it; answers where that goes on. */
export async function keepChoice(
  deps: KeepDeps,
  request: Request,
  {
    registration,
    session,
    answer: { launch },
    chosen,
  }: {
    readonly registration: Registration;
    readonly session: PickerSession;
    readonly answer: LinkAnswer;
    readonly chosen: ChosenContent;
  },
): Promise<{ readonly location: string } | LtiRefusal> {
  const { subject } = launch;
  const visitor: Visitor = { registration, message: messageOf(session, launch) };
  const place = { linkId: linkOf(visitor), registrationId: registration.id, subject };
  const known = await deps.records.read(({ ltiLinks }) => ltiLinks.knownAt(place));
  const opened = await enterContent(deps, visitor, { content: chosen, known }, requestOrigin(request));
  return 'refused' in opened ? opened : { location: await deps.openSession(opened) };
}

function messageOf(
  { deploymentId, language }: PickerSession,
  launch: LinkAnswer['launch'],
): Visitor['message'] {
  const { subject, roles, contextId, resourceLinkId, gradeService, returnUrl, addresses } = launch;
  return {
    deploymentId,
    language,
    subject,
    roles,
    contextId,
    resourceLinkId,
    gradeService: gradeService && {
      scope: gradeService.scope,
      lineitem: gradeService.lineitem,
      lineitems: gradeService.lineitems,
    },
    returnUrl,
    documentTarget: launch.documentTarget,
    messageToken: launch.messageToken,
    addresses,
    history: launch.history,
    dates: launch.dates,
  };
}
