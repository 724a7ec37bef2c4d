import { CoreError } from '@coursewright/core';
import { registrationRefusalText, type Registration } from '@coursewright/lti-provider';
import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../../accounts/csrf.ts';
import type { AdministratorVisit } from '../administrator.ts';
import { alreadyThere } from './already-there.ts';
import type { LtiAdminDeps } from './lti-admin-deps.ts';
import { platformChanges, platformForm } from './platform-changes.ts';
import { platformPath } from './platform-names.ts';
import { platformPage } from './platform-page.ts';
import { removePage } from './remove-page.ts';

const query = z.object({
  done: z.enum(['added', 'saved', 'approved', 'paused', 'updated']).optional().catch(undefined),
});
const csrfForm = z.object({ csrf: z.string().catch('') });
type PlatformRequest = Request<{ id: string }>;

/** `/admin/lti/ID`: one platform, and what can be done to it. */
export function platformRoutes({ lti, courses, administrator }: LtiAdminDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '1mb' });

  const show = async (
    res: Response,
    { context, csrf }: AdministratorVisit,
    registration: Registration,
    more: Partial<Parameters<typeof platformPage>[1]> = {},
  ): Promise<void> => {
    const all = await courses.list();
    res.type('html').send(platformPage(context, { csrf, registration, courses: all, ...more }));
  };

  /** Who posts, once their form's token is right. */
  const posted = async (req: PlatformRequest, res: Response) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return undefined;
    checkCsrf(visit.context.viewer.csrfTokens, csrfForm.parse(req.body ?? {}).csrf);
    return visit;
  };

  router.get('/admin/lti/:id', async (req: PlatformRequest, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { done } = query.parse(req.query);
    const { t } = visit.context.words;
    const registration = await lti.platforms.get(req.params.id);
    await show(res, visit, registration, { done: done === undefined ? undefined : t(`lti.done.${done}`) });
  });

  router.post('/admin/lti/:id', body, async (req: PlatformRequest, res) => {
    const visit = await posted(req, res);
    if (visit === undefined) return;
    const { id } = req.params;
    try {
      await lti.platforms.change(id, platformChanges(platformForm.parse(req.body ?? {}))).catch(alreadyThere);
      res.redirect(303, `${platformPath({ id })}?done=saved`);
    } catch (error) {
      if (!(error instanceof CoreError) || !['bad_input', 'already_there'].includes(error.code)) throw error;
      res.status(422);
      await show(res, visit, await lti.platforms.get(id), { wrong: error.detail });
    }
  });

  for (const [what, done] of [
    ['approve', 'approved'],
    ['pause', 'paused'],
  ] as const) {
    router.post(`/admin/lti/:id/${what}`, body, async (req: PlatformRequest, res) => {
      if ((await posted(req, res)) === undefined) return;
      await lti.platforms[what](req.params.id);
      res.redirect(303, `${platformPath(req.params)}?done=${done}`);
    });
  }

  router.post('/admin/lti/:id/test', body, async (req: PlatformRequest, res) => {
    const visit = await posted(req, res);
    if (visit === undefined) return;
    const registration = await lti.platforms.get(req.params.id);
    const language = languageOf(visit);
    const steps = (await lti.doctor.testConnection(registration)).map((step) => ({
      ...step,
      ...(!step.good && { fix: lti.doctor.remedy(step.step, registration, language) }),
    }));
    await show(res, visit, registration, { steps });
  });

  router.post('/admin/lti/:id/registration', body, async (req: PlatformRequest, res) => {
    const visit = await posted(req, res);
    if (visit === undefined) return;
    const outcome = await lti.registrations.update(req.params.id);
    if ('refused' in outcome) {
      const wrong = registrationRefusalText(outcome, languageOf(visit));
      await show(res, visit, await lti.platforms.get(req.params.id), { wrong });
      return;
    }
    const { missing, registration } = outcome;
    if (missing.length === 0) {
      res.redirect(303, `${platformPath(registration)}?done=updated`);
      return;
    }
    const { t } = visit.context.words;
    await show(res, visit, registration, { wrong: t('lti.updateMissing', { scopes: missing.join(', ') }) });
  });

  router.get('/admin/lti/:id/remove', async (req: PlatformRequest, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const registration = await lti.platforms.get(req.params.id);
    res.type('html').send(removePage(visit.context, { csrf: visit.csrf, registration }));
  });

  router.post('/admin/lti/:id/remove', body, async (req: PlatformRequest, res) => {
    if ((await posted(req, res)) === undefined) return;
    const { id, name } = await lti.platforms.get(req.params.id);
    await lti.platforms.remove(id);
    res.redirect(303, `/admin/lti?removed=${encodeURIComponent(name)}`);
  });
  return router;
}

function languageOf({ context }: AdministratorVisit): 'en' | 'es' {
  return context.words.language === 'es' ? 'es' : 'en';
}
