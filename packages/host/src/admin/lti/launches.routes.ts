import { CoreError } from '@coursewright/core';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { AdministratorVisit } from '../administrator.ts';
import { launchPage } from './launch-page.ts';
import { launchesPage } from './launches-page.ts';
import type { LtiAdminDeps } from './lti-admin-deps.ts';

const PAGE = 50;
const query = z.object({
  outcome: z.enum(['refused', 'opened']).catch('refused'),
  after: z.string().max(1000).optional().catch(undefined),
  platform: z.literal('none').optional().catch(undefined),
  id: z.string().max(100).optional().catch(undefined),
});

/** `/admin/lti/launches`, `/admin/lti/launches/ID` and `/admin/lti/PLATFORM/launches`: the launch doctor. */
export function launchRoutes({ lti, administrator }: LtiAdminDeps): Router {
  const router = Router();
  const languageOf = ({ context }: AdministratorVisit) => (context.words.language === 'es' ? 'es' : 'en');

  const show = async (req: Request, res: Response, visit: AdministratorVisit, id: string | undefined) => {
    const { outcome, after, platform } = query.parse(req.query);
    const platforms = await lti.platforms.list();
    const of = id === undefined ? platform : await lti.platforms.get(id);
    const page = await lti.doctor.launches({
      outcome,
      limit: PAGE,
      ...(after !== undefined && { after }),
      ...(of !== undefined && { registrationId: of === 'none' ? null : of.id }),
    });
    const parts = { outcome, page, platforms, of, doctor: lti.doctor, language: languageOf(visit) } as const;
    res.type('html').send(launchesPage(visit.context, { ...parts, first: after === undefined }));
  };

  router.get('/admin/lti/launches', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { id } = query.parse(req.query);
    if (id === undefined) return show(req, res, visit, undefined);
    res.redirect(303, `/admin/lti/launches/${encodeURIComponent(id.trim())}`);
  });

  router.get('/admin/lti/launches/:id', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const record = await lti.doctor.launch(req.params.id);
    if (record === undefined) {
      throw new CoreError('not_found', 'No launch is kept under this number: they are kept for a week.');
    }
    const { code, facts, product, registrationId } = record;
    const registration = (await lti.platforms.list()).find((one) => one.id === registrationId);
    const about = { ...(product !== undefined && { product }), ...registration };
    const explanation =
      code === undefined ? undefined : lti.doctor.explain({ refused: code, facts }, about, languageOf(visit));
    res.type('html').send(launchPage(visit.context, { record, registration, explanation }));
  });

  router.get('/admin/lti/:id/launches', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit !== undefined) await show(req, res, visit, req.params.id);
  });
  return router;
}
