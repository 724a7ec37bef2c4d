import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../../accounts/csrf.ts';
import type { LtiAdminDeps } from './lti-admin-deps.ts';
import { tokenPage } from './token-page.ts';

const form = z.object({ csrf: z.string().catch(''), token: z.string().max(100_000).catch('') });

/** `/admin/lti/token`: judges a pasted id token. Nothing of it is kept. */
export function tokenRoutes({ lti, administrator }: LtiAdminDeps): Router {
  const router = Router();
  router.get('/admin/lti/token', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit !== undefined) res.type('html').send(tokenPage(visit.context, { csrf: visit.csrf }));
  });

  router.post('/admin/lti/token', urlencoded({ extended: false, limit: '200kb' }), async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { csrf, token } = form.parse(req.body ?? {});
    checkCsrf(visit.context.viewer.csrfTokens, csrf);
    const examination = await lti.doctor.examine(token);
    const language = visit.context.words.language === 'es' ? 'es' : 'en';
    const explanations = examination.faults.map((fault) =>
      lti.doctor.explain(fault, examination.registration ?? {}, language),
    );
    res
      .type('html')
      .send(tokenPage(visit.context, { csrf: visit.csrf, found: { examination, explanations } }));
  });
  return router;
}
