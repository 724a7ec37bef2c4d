import type { Request, Response, Router } from 'express';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { sendRefusal } from '../refusals/send-refusal.ts';
import { notLaunching } from '../registrations/may-launch.ts';
import type { Registration } from '../registrations/registration.ts';
import { answerChosen, answerNothing } from './answer-platform.ts';
import { chosenContent } from './chosen-content.ts';
import type { DeepLinkDeps } from './deep-link-deps.ts';
import { keepChoice, type KeepDeps } from './keep-choice.ts';
import { readPickerForm, type PickerForm } from './picker-form.ts';
import { takesSeveral, type LinkAnswer, type PickerSession, type PlatformAnswer } from './picker-session.ts';
import { sendNothingChosen } from './send-nothing-chosen.ts';
import { sendPicker } from './send-picker.ts';

interface Step {
  readonly registration: Registration;
  readonly session: PickerSession;
  readonly form: PickerForm;
  readonly chosen: readonly string[];
}

/** The pages of a selection after the first, and the ways out of it. */
export function pickerRoutes(router: Router, deps: DeepLinkDeps & KeepDeps): void {
  router.post('/lti/deep-link/pick', async (request, response) => {
    const form = readPickerForm(request.body);
    const opened = form === undefined ? undefined : deps.pickers.open(form.token);
    const registration =
      opened === undefined ? undefined : await deps.registrations.byId(opened.data.registrationId);
    if (form === undefined || opened === undefined || registration === undefined) {
      return answerRefusal(deps, request, response, refuse('picker_expired'));
    }
    const stopped = notLaunching(registration);
    if (stopped !== undefined) return answerRefusal(deps, request, response, stopped);
    const session = opened.data;
    const chosen = takesSeveral(session) ? form.chosen : form.chosen.slice(-1);
    const step: Step = { registration, session, form, chosen };
    const expired = opened.expires < deps.clock.now();
    const { answer } = session;
    if (answer.to === 'platform')
      await stepForPlatform(deps, request, response, { ...step, answer, expired });
    else if (expired) answerRefusal(deps, request, response, refuse('picker_expired'));
    else await stepForLink(deps, request, response, { ...step, answer });
  });
}

async function stepForPlatform(
  deps: DeepLinkDeps,
  request: Request,
  response: Response,
  step: Step & { readonly answer: PlatformAnswer; readonly expired: boolean },
): Promise<void> {
  const { registration, answer, form, expired } = step;
  if (expired) return answerNothing(deps, request, response, { ...step, why: 'expired' });
  if (answer.item === 'none') return answerNothing(deps, request, response, { ...step, why: 'notAccepted' });
  if (form.press === 'cancel') return answerNothing(deps, request, response, step);
  if (form.press === 'look' || form.tooMany) return look(deps, request, response, step);
  const chosen = await chosenContent(deps, registration, step.chosen);
  if (chosen.length === 0) return look(deps, request, response, step);
  return answerChosen(deps, request, response, { ...step, chosen, options: form.options });
}

async function stepForLink(
  deps: DeepLinkDeps & KeepDeps,
  request: Request,
  response: Response,
  step: Step & { readonly answer: LinkAnswer },
): Promise<void> {
  const { session, registration, form } = step;
  if (form.press === 'cancel') return sendNothingChosen(request, response, session);
  const [chosen] = form.press === 'choose' ? await chosenContent(deps, registration, step.chosen) : [];
  if (chosen === undefined) return look(deps, request, response, step);
  const kept = await keepChoice(deps, request, { ...step, chosen });
  if ('refused' in kept) return answerRefusal(deps, request, response, kept);
  response.status(303).set({ 'cache-control': 'no-store', location: kept.location }).end();
}

function look(deps: DeepLinkDeps, request: Request, response: Response, step: Step): Promise<void> {
  const { form, chosen } = step;
  const alert = form.tooMany
    ? 'picker.tooMany'
    : form.press === 'choose'
      ? chosen.length === 0
        ? 'picker.selectFirst'
        : 'picker.gone'
      : undefined;
  return sendPicker(deps, request, response, {
    ...step,
    place: form.place,
    options: form.options,
    ...(alert !== undefined && { alert }),
  });
}

function answerRefusal(deps: DeepLinkDeps, request: Request, response: Response, refusal: LtiRefusal): void {
  sendRefusal(request, response, {
    refusal,
    id: deps.ids.uuid(),
    ...(deps.log !== undefined && { log: deps.log }),
  });
}
