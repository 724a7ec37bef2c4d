import { CoreError, jobStates, type JobQueue } from '@coursewright/core';
import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../accounts/csrf.ts';
import type { Visits } from '../lms/visits.ts';
import { administrators } from './administrator.ts';
import { jobsPage } from './jobs-page.ts';

const PAGE = 50;
const state = z.enum(jobStates).catch('failed');
const query = z.object({
  state,
  after: z.string().max(1000).optional().catch(undefined),
  done: z.enum(['retry', 'remove', 'gone']).optional().catch(undefined),
});
const form = z.object({ csrf: z.string().catch(''), id: z.string().max(255), state });

/** `/admin/jobs`: what runs in the background, and what has failed. For site administrators, on the host's own pages alone. */
export function jobsRoutes({ jobs, visits }: { readonly jobs: JobQueue; readonly visits: Visits }): Router {
  const router = Router();

  const administrator = administrators(visits);

  router.get('/admin', (_req, res) => res.redirect(303, '/admin/lti'));

  router.get('/admin/jobs', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { context, csrf } = visit;
    const wanted = query.parse(req.query);
    const { after } = wanted;
    const [counts, names, page] = await Promise.all([
      jobs.counts(),
      jobs.countsByName(),
      jobs.list({ state: wanted.state, limit: PAGE, ...(after !== undefined && { after }) }),
    ]);
    const { t } = context.words;
    const said = {
      retry: t('admin.jobs.retried'),
      remove: t('admin.jobs.removed'),
      gone: t('admin.jobs.gone'),
    };
    const parts = { csrf, state: wanted.state, counts, names, page, first: after === undefined };
    const done = wanted.done === undefined ? {} : { done: said[wanted.done] };
    res.type('html').send(jobsPage(context, { ...parts, ...done }));
  });

  for (const what of ['retry', 'remove'] as const) {
    router.post(`/admin/jobs/${what}`, urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
      const visit = await administrator(req, res);
      if (visit === undefined) return;
      const given = form.safeParse(req.body ?? {});
      if (!given.success) throw new CoreError('bad_input', 'The form names no job.');
      checkCsrf(visit.context.viewer.csrfTokens, given.data.csrf);
      const done = await jobs[what](given.data.id);
      res.redirect(303, `/admin/jobs?state=${given.data.state}&done=${done ? what : 'gone'}`);
    });
  }
  return router;
}
