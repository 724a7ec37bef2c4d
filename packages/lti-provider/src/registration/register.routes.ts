import { CoreError } from '@coursewright/core';
import type { Request, Response, Router } from 'express';
import { translationFor } from '../i18n/translation.ts';
import type { RequestLimit, RequestLimits } from '../limits/request-limits.ts';
import { sendPage } from '../pages/send-page.ts';
import { beginRegistration } from './begin-registration.ts';
import { canvasConfiguration } from './canvas-configuration.ts';
import { finishRegistration } from './finish-registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { askingPage, donePage, refusedPage } from './registration-pages.ts';
import { refuseRegistration, type RegistrationRefusal } from './registration-refusals.ts';

/** Requests of strangers that we ask somebody else's server for, each minute. */
const strangersPerMinute = 20;

/**
 * `/lti/register`, which a platform opens for its administrator (DR step 1), plain or as a one-time address with an invite
 * below it: the page that asks, and what its form is sent to.
 */
export function registerRoutes(
  router: Router,
  deps: RegistrationDeps & { readonly limits: RequestLimits },
): void {
  const action = `${new URL(deps.addresses.launch).origin}/lti/register`;
  const strangers = deps.limits('lti-register', strangersPerMinute, 60);

  router.get('/lti/register{/:invite}', async (request: Request, response: Response) => {
    const { invite } = request.params;
    const administrator = await deps.isAdministrator(request);
    // An address that is no good fetches nothing.
    if (!administrator && invite === undefined && !(await takes(strangers, response))) {
      return refused(request, response, refuseRegistration('too_many_at_once'));
    }
    const begun = await beginRegistration(deps, {
      query: request.query,
      invite: typeof invite === 'string' ? invite : undefined,
      administrator,
      from: request.get('referer'),
    });
    if ('refused' in begun) return refused(request, response, begun);
    const { session, signed } = begun;
    const courses = session.by === 'nobody' ? [] : await deps.courses.list();
    sendPage(response, {
      ...askingPage(translationFor(request), { session, signed, toolName: deps.toolName, courses, action }),
      frameAncestors: framing(session),
      formAction: ["'self'"],
    });
  });

  router.post('/lti/register', async (request, response) => {
    const finished = await finishRegistration(deps, request.body);
    if ('refused' in finished) return refused(request, response, finished);
    sendPage(response, {
      ...donePage(translationFor(request), finished, deps.toolName),
      frameAncestors: ['*'],
    });
  });

  router.get('/lti/canvas.json', (_request, response) => {
    response
      .set('cache-control', 'public, max-age=300')
      .json(canvasConfiguration({ name: deps.toolName, addresses: deps.addresses }));
  });

  const refused = (request: Request, response: Response, refusal: RegistrationRefusal): void => {
    const id = deps.ids.uuid();
    deps.log?.warn({ code: refusal.refused, id, ...refusal.facts }, 'an LTI registration was refused');
    sendPage(response, {
      ...refusedPage(translationFor(request), refusal, id),
      frameAncestors: ['*'],
    });
  };
}

async function takes(limit: RequestLimit, response: Response): Promise<boolean> {
  try {
    await limit.take(response, 'everybody');
    return true;
  } catch (error) {
    if (error instanceof CoreError && error.code === 'too_many_requests') return false;
    throw error;
  }
}

/**
 * Platforms ask from pages of any host of theirs. Where it is an administrator's cookie that says yes, nobody but the
 * platform itself may lay the page under a click.
 */
function framing({ by, origins }: { readonly by: string; readonly origins: readonly string[] }) {
  return by === 'administrator' ? origins : ['*'];
}
