import type { Request, Response } from 'express';
import { z } from 'zod';
import { translationFor } from '../i18n/translation.ts';
import { boundBy, type Bound } from '../launch/browser-binding.ts';
import type { LoginState } from '../launch/login-state.ts';
import type { RefusedMessage } from '../launch/receive-message.ts';
import type { LtiAddresses } from '../lti-tool-deps.ts';
import { boundByStorage } from './bound-by-storage.ts';
import { loginFields } from './login-fields.ts';
import { isFramed } from './must-show-cookie.ts';
import { sendReadPage } from './read-page.ts';
import { storageKey, storageOrigin } from './storage-key.ts';

/** Whether the browser that sent a message began its login: by its cookie, or by what the platform keeps for it. */
export function boundInBrowser(request: Request, state: LoginState, addresses: LtiAddresses): Bound {
  return state.boundIn === 'storage'
    ? boundByStorage(request, state, new URL(addresses.launch).origin)
    : boundBy(request, state.nonce, state.binding);
}

const message = z.object({ state: z.string(), id_token: z.string() });

/**
 * Sends the page that reads the login's secret from the platform's storage where that is all that is missing; says
 * whether it did. The message is judged when it comes again, and its nonce claimed then.
 */
export function askStorage(
  { addresses }: { readonly addresses: LtiAddresses },
  request: Request,
  response: Response,
  { refusal, registration, state }: RefusedMessage,
): boolean {
  const target = state?.storageTarget;
  const posted = message.safeParse(request.body);
  if (refusal.refused !== 'browser_unknown' || state?.boundIn !== 'storage') return false;
  if (registration === undefined || target === undefined || !posted.success) return false;
  sendReadPage(response, translationFor(request), {
    read: {
      origin: storageOrigin(registration),
      target,
      key: storageKey(state.nonce),
      action: new URL(request.originalUrl, addresses.launch).href,
      fields: posted.data,
    },
    lost: {
      loginAddress: addresses.login,
      framed: isFramed(request),
      ...(state.hints !== undefined && { fields: loginFields(registration, state, state.hints) }),
    },
  });
  return true;
}
