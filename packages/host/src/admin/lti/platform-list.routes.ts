import { Router } from 'express';
import { z } from 'zod';
import type { LtiAdminDeps } from './lti-admin-deps.ts';
import { platformListPage } from './platform-list-page.ts';

const query = z.object({ removed: z.string().max(255).optional().catch(undefined) });

/** `/admin/lti`: the platforms that launch courses here. */
export function platformListRoutes({ lti, administrator }: LtiAdminDeps): Router {
  const router = Router();
  router.get('/admin/lti', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { context } = visit;
    const { removed } = query.parse(req.query);
    const [platforms, counts] = await Promise.all([lti.platforms.list(), lti.doctor.counts()]);
    const done = removed === undefined ? undefined : context.words.t('lti.removed', { name: removed });
    res.type('html').send(platformListPage(context, { platforms, counts, done }));
  });
  return router;
}
