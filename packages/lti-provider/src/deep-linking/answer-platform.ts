import type { Request, Response } from 'express';
import { translationFor } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { postForm, submitScript } from '../pages/post-form.ts';
import { sendPage } from '../pages/send-page.ts';
import type { Registration } from '../registrations/registration.ts';
import type { ChosenContent } from './chosen-content.ts';
import { contentItem } from './content-item.ts';
import type { DeepLinkDeps } from './deep-link-deps.ts';
import { deepLinkResponse, type DeepLinkAnswer } from './deep-link-response.ts';
import type { PickerOptions } from './picker-form.ts';
import type { PickerSession, PlatformAnswer } from './picker-session.ts';

interface Answering {
  readonly registration: Registration;
  readonly session: PickerSession;
  readonly answer: PlatformAnswer;
}

/** Gives what was chosen to the platform (DL §4.5). */
export async function answerChosen(
  deps: DeepLinkDeps,
  request: Request,
  response: Response,
  asked: Answering & { readonly chosen: readonly ChosenContent[]; readonly options: PickerOptions },
): Promise<void> {
  const { chosen, options, answer, session } = asked;
  const { t } = translationFor(request, session.language);
  const items = chosen.map((content) =>
    contentItem(content, {
      answer,
      ...options,
      launchAddress: deps.addresses.launch,
      pageOf: deps.pageOf,
      registry: deps.registry,
      place: content.above.length === 0 ? '' : t('picker.from', { place: content.above.join(' › ') }),
    }),
  );
  const [only] = chosen;
  await post(deps, request, response, asked, {
    items,
    message:
      only !== undefined && chosen.length === 1
        ? t('picker.addedOne', { title: only.title })
        : t('picker.addedMany', { count: chosen.length }),
    log: `Selected: ${chosen.map(({ usageKey }) => usageKey).join(', ')}`,
  });
}

/** Ends the selection with nothing chosen: because somebody wanted it so, or because of `why`. */
export async function answerNothing(
  deps: DeepLinkDeps,
  request: Request,
  response: Response,
  asked: Answering & { readonly why?: 'notAccepted' | 'expired' },
): Promise<void> {
  const { t } = translationFor(request, asked.session.language);
  const { why } = asked;
  const logged = {
    notAccepted: 'The platform accepts no content item that this tool has (accept_types).',
    expired: 'The selection took longer than the tool keeps one open.',
  } as const;
  await post(deps, request, response, asked, {
    items: [],
    ...(why !== undefined && { error: t(`picker.${why}`), errorLog: logged[why] }),
  });
}

/** A form that submits itself; without script its button does. */
async function post(
  deps: DeepLinkDeps,
  request: Request,
  response: Response,
  { registration, session, answer }: Answering,
  given: DeepLinkAnswer,
): Promise<void> {
  const { t, language } = translationFor(request, session.language);
  const asked = { deploymentId: session.deploymentId, data: answer.data };
  const token = await deepLinkResponse(deps, registration, asked, given);
  sendPage(response, {
    language,
    title: t('picker.returning'),
    frameAncestors: session.frameAncestors,
    script: submitScript,
    main: html`<h1>${t('picker.returning')}</h1>
      ${postForm(answer.returnUrl, { JWT: token }, t('picker.continue'))}`,
  });
}
