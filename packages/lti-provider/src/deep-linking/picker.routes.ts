import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { translationFor } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { postForm, submitScript } from '../pages/post-form.ts';
import { sendPage } from '../pages/send-page.ts';
import { refuse } from '../refusals/lti-refusal.ts';
import { sendRefusal } from '../refusals/send-refusal.ts';
import type { Registration } from '../registrations/registration.ts';
import { contentItem } from './content-item.ts';
import type { DeepLinkDeps } from './deep-link-deps.ts';
import { deepLinkResponse } from './deep-link-response.ts';
import { listBelow, listCourses } from './list-content.ts';
import { sendPickerPage } from './picker-page.ts';
import type { PickerSession } from './picker-session.ts';
import { pickAddress } from './show-picker.ts';

const formSchema = z.object({
  token: z.string(),
  open: z.string().optional(),
  choose: z.string().optional(),
  cancel: z.string().optional(),
});

/** The pages of a selection after the first, and the way back to the platform. */
export function pickerRoutes(router: Router, deps: DeepLinkDeps): void {
  router.post('/lti/deep-link/pick', async (request, response) => {
    const form = formSchema.safeParse(request.body);
    const opened = form.success ? deps.pickers.open(form.data.token) : undefined;
    const registration =
      opened === undefined ? undefined : await deps.registrations.byId(opened.data.registrationId);
    if (
      !form.success ||
      opened === undefined ||
      registration === undefined ||
      opened.expires < deps.clock.now()
    ) {
      return sendRefusal(request, response, {
        refusal: refuse('picker_expired'),
        id: deps.ids.uuid(),
        ...(deps.log !== undefined && { log: deps.log }),
      });
    }
    const session = opened.data;
    const { token, open, choose, cancel } = form.data;
    if (choose !== undefined && session.acceptsLinks) {
      const item = await contentItem(
        { ...deps, launchAddress: deps.addresses.launch },
        { usageKey: choose, userId: session.userId, withLineItem: session.acceptsLineItems },
      );
      return giveBack(deps, request, response, { registration, session, items: [item] });
    }
    if (cancel !== undefined || !session.acceptsLinks) {
      return giveBack(deps, request, response, { registration, session, items: [] });
    }
    sendPickerPage(response, {
      token,
      action: pickAddress(deps),
      translation: translationFor(request, session.language),
      frameAncestors: session.frameAncestors,
      content:
        open === undefined || open === '' ? await listCourses(deps) : await listBelow(deps.versions, open),
    });
  });
}

/** Posts the answer to the platform by a form that submits itself (DL §4.5). */
async function giveBack(
  deps: DeepLinkDeps,
  request: Request,
  response: Response,
  {
    registration,
    session,
    items,
  }: {
    readonly registration: Registration;
    readonly session: PickerSession;
    readonly items: readonly object[];
  },
): Promise<void> {
  const { t, language } = translationFor(request, session.language);
  const error = session.acceptsLinks ? undefined : t('picker.notAccepted');
  const token = await deepLinkResponse(deps, registration, session, {
    items,
    ...(error !== undefined && { error }),
  });
  sendPage(response, {
    language,
    title: t('picker.returning'),
    frameAncestors: session.frameAncestors,
    script: submitScript,
    main: html`<h1>${t('picker.returning')}</h1>
      ${postForm(session.returnUrl, { JWT: token }, t('picker.continue'))}`,
  });
}
