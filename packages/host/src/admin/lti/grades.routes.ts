import { scoreStates } from '@coursewright/lti-provider';
import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../../accounts/csrf.ts';
import { gradesPage } from './grades-page.ts';
import { lineItemsPage } from './line-items-page.ts';
import type { LtiAdminDeps } from './lti-admin-deps.ts';
import { platformPath } from './platform-names.ts';

const PAGE = 50;
const query = z.object({
  state: z.enum(scoreStates).optional().catch(undefined),
  list: z.enum(['links', 'columns']).optional().catch(undefined),
  after: z.string().max(1000).optional().catch(undefined),
  sent: z.coerce.number().int().min(0).optional().catch(undefined),
});
const form = z.object({ csrf: z.string().catch('') });

/** `/admin/lti/ID/line-items` and `/admin/lti/ID/grades`: where a platform's grades go, and what of them is there. */
export function gradeRoutes({ lti, learners, administrator }: LtiAdminDeps): Router {
  const router = Router();

  router.get('/admin/lti/:id/line-items', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const registration = await lti.platforms.get(req.params.id);
    const { after, list = registration.grades === 'links' ? 'links' : 'columns' } = query.parse(req.query);
    const { id } = registration;
    const of = (wanted: typeof list) => ({
      limit: PAGE,
      ...(after !== undefined && list === wanted && { after }),
    });
    const [columns, links] = await Promise.all([
      lti.grades.columns({ registrationId: id, ...of('columns') }),
      lti.platforms.links(id, of('links')),
    ]);
    const parts = { registration, columns, links, list, first: after === undefined };
    res.type('html').send(lineItemsPage(visit.context, parts));
  });

  router.get('/admin/lti/:id/grades', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { context, csrf } = visit;
    const registration = await lti.platforms.get(req.params.id);
    const { id: registrationId } = registration;
    const situation = await lti.grades.situation(registrationId);
    const { after, sent, ...wanted } = query.parse(req.query);
    // What needs somebody comes first.
    const state = wanted.state ?? (situation.counts.failed > 0 ? 'failed' : 'waiting');
    const page = await lti.grades.outbox({
      registrationId,
      state,
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    const ids = [...new Set(page.items.map(({ userId }) => userId))];
    const accounts = await Promise.all(ids.map((userId) => learners.account(userId)));
    const names = new Map(accounts.map(({ id, name, username }) => [id, name === '' ? username : name]));
    const done = sent === undefined ? undefined : context.words.t('lti.outbox.resynced', { count: sent });
    const parts = { csrf, registration, situation, state, page, names, done, first: after === undefined };
    res.type('html').send(gradesPage(context, parts));
  });

  router.post(
    '/admin/lti/:id/grades/resync',
    urlencoded({ extended: false, limit: '4kb' }),
    async (req, res) => {
      const visit = await administrator(req, res);
      if (visit === undefined) return;
      checkCsrf(visit.context.viewer.csrfTokens, form.parse(req.body ?? {}).csrf);
      const { id } = await lti.platforms.get(req.params.id);
      const count = await lti.grades.resync({ registrationId: id });
      res.redirect(303, `${platformPath({ id }, '/grades')}?state=waiting&sent=${count}`);
    },
  );
  return router;
}
