import { coursesList } from '@coursewright/analytics/insights';
import { Router } from 'express';
import { adminBanner } from '../../admin/admin-banner.ts';
import { administrators } from '../../admin/administrator.ts';
import type { HostDeps } from '../../host-deps.ts';
import { asset } from '../../lms/assets.ts';
import { html } from '../../lms/html.ts';
import { renderPage } from '../../lms/page.ts';
import type { Visits } from '../../lms/visits.ts';
import { eventsBehindBody } from '../events-page.ts';
import { insightsCode } from '../language-of.ts';
import { readSite, type SiteDeps } from './read-site.ts';
import { sitePage } from './site-page.ts';

/** `/admin/insights`: the whole site at a glance, and the events of all courses, for administrators. */
export function siteInsightsRoutes(
  deps: SiteDeps & Pick<HostDeps, 'engine' | 'widgets'> & { readonly visits: Visits },
): Router {
  const router = Router();
  const administrator = administrators(deps.visits);
  router.get('/admin/insights', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { context } = visit;
    const language = insightsCode(context.words.language);
    const site = await readSite(deps, language);
    const all = await deps.engine.courses.list();
    const today = new Date(deps.clock.now() / 1000).toISOString();
    const courses = await deps.analytics.tables.read((view) =>
      coursesList(view, { courses: all, asked: {}, today, language }),
    );
    res.type('html').send(sitePage(context, deps.widgets, { site, courses }));
  });
  router.get('/admin/insights/events', async (req, res) => {
    const visit = await administrator(req, res);
    if (visit === undefined) return;
    const { context } = visit;
    const { words } = context;
    const code = insightsCode(words.language);
    const events = { words, code, personal: true, courseKey: undefined };
    const body = await eventsBehindBody(events, deps.analytics.log, req.query);
    const title = words.t('insights.behind.title');
    const main = html`<nav class="trail" aria-label="${words.t('insights.above')}">
        <a href="/admin/insights">${words.t('site.insights.title')}</a>
      </nav>
      <h1>${title}</h1>
      ${body}`;
    const head = html`<link rel="stylesheet" href="${asset('insights.css')}" />`;
    const banner = adminBanner(context, 'insights');
    res.type('html').send(renderPage(context, { title, head, banner, main, width: 'wide' }));
  });
  return router;
}
