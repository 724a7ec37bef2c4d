import type { Request, Response } from 'express';
import { translationFor } from '../i18n/translation.ts';
import type { MessageKey } from '../i18n/en.ts';
import type { Registration } from '../registrations/registration.ts';
import { chosenContent } from './chosen-content.ts';
import type { DeepLinkDeps } from './deep-link-deps.ts';
import type { PickerOptions } from './picker-form.ts';
import { sendPickerPage } from './picker-page.ts';
import { mostChosen, pickerSeconds, type PickerSession } from './picker-session.ts';
import { readContent, type PickerPlace } from './read-content.ts';

export interface PickerLook {
  readonly registration: Registration;
  readonly session: PickerSession;
  readonly place: PickerPlace;
  /** Usage keys. */
  readonly chosen: readonly string[];
  readonly options: PickerOptions;
  readonly alert?: MessageKey;
}

/** Shows a place in the picker; the list of courses where that place is no more. */
export async function sendPicker(
  deps: DeepLinkDeps,
  request: Request,
  response: Response,
  look: PickerLook,
): Promise<void> {
  const { registration, session, options } = look;
  const translation = translationFor(request, session.language);
  const found = await readContent(deps, registration, look.place);
  const place = found === undefined ? { at: '', query: '', page: 0 } : look.place;
  const content = found ?? (await readContent(deps, registration, place));
  const alert = found === undefined ? 'picker.gone' : look.alert;
  sendPickerPage(response, {
    session,
    token: signedSession(deps, session),
    action: pickAddress(deps),
    translation,
    registry: deps.registry,
    place,
    content: content ?? { trail: [], rows: [], page: 0, pages: 1 },
    chosen: await chosenContent(deps, registration, look.chosen),
    options,
    now: deps.clock.now() / 1000,
    ...(alert !== undefined && { alert: translation.t(alert, { count: mostChosen }) }),
  });
}

/** Signed anew with each page: who goes on choosing does not run out of time. */
export function signedSession({ pickers, clock }: DeepLinkDeps, session: PickerSession): string {
  return pickers.sign(session, clock.now() + pickerSeconds * 1_000_000);
}

export function pickAddress({ addresses }: Pick<DeepLinkDeps, 'addresses'>): string {
  return `${addresses.deepLink}/pick`;
}
