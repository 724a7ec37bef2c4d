import { Router } from 'express';
import type { Html } from '../lms/html.ts';
import type { MessageKey } from '../lms/i18n/translator.ts';
import type { Visits } from '../lms/visits.ts';
import type { WidgetBundle } from '../lms/widget-bundle.ts';
import { enrollmentBody } from './enrollment-page.ts';
import { insightsPage, type InsightsTab } from './insights-page.ts';
import { insightsVisits, type InsightsVisit } from './insights-visit.ts';
import { openInsights, type InsightsDeps } from './open-insights.ts';

interface InsightsPage {
  /** Behind `/courses/KEY/insights`. */
  readonly path: string;
  readonly tab: InsightsTab;
  readonly title: MessageKey;
  body(visit: InsightsVisit): Promise<Html>;
}

const pages: readonly InsightsPage[] = [
  { path: '/enrollment', tab: 'enrollment', title: 'insights.title.enrollment', body: enrollmentBody },
];

/** `/courses/KEY/insights/…`: for the course team and administrators. */
export function insightsRoutes(
  deps: InsightsDeps & { readonly visits: Visits; readonly widgets: WidgetBundle },
): Router {
  const router = Router();
  const visits = insightsVisits({ visits: deps.visits, insights: openInsights(deps) });
  for (const { path, tab, title, body } of pages) {
    router.get(`/courses/:courseKey/insights${path}`, async (req, res) => {
      const visit = await visits(req, res);
      if (visit === undefined) return;
      const page = { tab, title: visit.words.t(title), body: await body(visit) };
      res.type('html').send(insightsPage(visit, deps.widgets, page));
    });
  }
  return router;
}
