import { coursesList } from '@coursewright/analytics/insights';
import { Router } from 'express';
import { administrators } from '../../admin/administrator.ts';
import type { HostDeps } from '../../host-deps.ts';
import type { Visits } from '../../lms/visits.ts';
import { insightsCode } from '../language-of.ts';
import { readSite, type SiteDeps } from './read-site.ts';
import { sitePage } from './site-page.ts';

/** `/admin/insights`: the whole site at a glance, for administrators. */
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
  return router;
}
