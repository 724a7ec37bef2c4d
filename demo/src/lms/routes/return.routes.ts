import { Router } from 'express';
import { z } from 'zod';
import { findActivity } from '../activities.ts';
import { html } from '../../html.ts';
import { page } from '../page.ts';
import type { LmsStore } from '../store/lms-store.ts';
import { wordsFor } from '../texts/words.ts';
import type { Visits } from '../visit.ts';

const text = z.string().max(500).optional().catch(undefined);
const query = z.object({ lti_msg: text, lti_errormsg: text });

/**
 * Where a tool sends people back to (`launch_presentation.return_url`, core §5.4.4), with what it has to tell them. Comes
 * first in the tool's frame, where a browser keeps the session's cookie back; its script takes the whole window there.
 */
export function returnRoutes({
  store,
  visits,
}: {
  readonly store: LmsStore;
  readonly visits: Visits;
}): Router {
  const router = Router();
  router.get('/activities/:id/return', async (req, res) => {
    const visit = visits.find(req);
    const words = visit?.words ?? wordsFor(req);
    const { t } = words;
    const activity = await findActivity(store, req.params.id);
    const tool = activity?.tool?.name ?? t('return.tool');
    const { lti_msg: said, lti_errormsg: failed } = query.parse(req.query);
    const title = activity?.link.title ?? t('fault.notFound');
    const body = html`<div class="narrow">
      <h1>${title}</h1>
      ${failed === undefined ? undefined : html`<p class="alert" role="alert">${t('return.says', { tool, text: failed })}</p>`}
      ${said === undefined ? undefined : html`<p class="notice" role="status">${t('return.says', { tool, text: said })}</p>`}
      <p><a class="button" target="_top" href="/">${t('site.back')}</a></p>
    </div>`;
    res.send(page({ title, words, visit, scripts: ['whole-window.js'] }, body));
  });
  return router;
}
