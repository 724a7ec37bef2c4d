import { Router } from 'express';
import type { Visits } from '../lms/visits.ts';
import type { WidgetBundle } from '../lms/widget-bundle.ts';
import { eventsBehindBody } from './events-page.ts';
import { insightsPage } from './insights-page.ts';
import { insightsVisits } from './insights-visit.ts';
import { openInsights, type InsightsDeps } from './open-insights.ts';

/** `/courses/KEY/insights/events`: the events behind numbers of a course, for its team and administrators. */
export function eventsBehindRoutes(
  deps: InsightsDeps & { readonly visits: Visits; readonly widgets: WidgetBundle },
): Router {
  const router = Router();
  const visits = insightsVisits({ ...deps, insights: openInsights(deps) });
  router.get('/courses/:courseKey/insights/events', async (req, res) => {
    const visit = await visits(req, res);
    if (visit === undefined) return;
    const { t } = visit.words;
    const { words, code, insights, course } = visit;
    const { personal } = insights;
    const context = { words, code, personal, courseKey: course.courseKey };
    const body = await eventsBehindBody(context, deps.analytics.log, req.query);
    const above = [[visit.path(''), t('insights.behind.above')]] as const;
    res.type('html').send(
      insightsPage(visit, deps.widgets, {
        tab: 'overview',
        title: t('insights.behind.title'),
        body,
        above,
      }),
    );
  });
  return router;
}
