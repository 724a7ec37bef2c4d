import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { translationFor } from '../i18n/translation.ts';
import { boundBy } from '../launch/browser-binding.ts';
import type { LoginDeps, RefusedLogin } from '../launch/start-login.ts';
import { refuse } from '../refusals/lti-refusal.ts';
import { continueLogin } from './continue-login.ts';
import { isFramed } from './must-show-cookie.ts';
import { sendStorePage } from './store-page.ts';
import { sendWindowPage } from './window-page.ts';

const query = z.object({
  state: z.string(),
  login_hint: z.string(),
  lti_message_hint: z.string().optional(),
});

/** `/lti/login/continue`: where a login comes that had to show its cookie. */
export function continueLoginRoutes(
  router: Router,
  deps: LoginDeps,
  answerRefusal: (request: Request, response: Response, refused: RefusedLogin) => void,
): void {
  router.get('/lti/login/continue', async (request, response) => {
    const asked = query.safeParse(request.query);
    if (!asked.success) return answerRefusal(request, response, { refusal: refuse('state_missing') });
    const { state, login_hint: login, lti_message_hint: message } = asked.data;
    const hints = { login, ...(message !== undefined && { message }) };
    const outcome = await continueLogin(deps, { state, hints }, ({ nonce, binding }) =>
      boundBy(request, nonce, binding),
    );
    if ('refusal' in outcome) return answerRefusal(request, response, outcome);
    if ('location' in outcome) {
      response.status(302).set({ 'cache-control': 'no-store', location: outcome.location }).end();
      return;
    }
    const { fields, storage } = outcome;
    const translation = translationFor(request);
    const lost = { loginAddress: deps.addresses.login, fields, framed: isFramed(request) };
    if (storage === undefined) sendWindowPage(response, translation, lost);
    else sendStorePage(response, translation, { storage, lost });
  });
}
