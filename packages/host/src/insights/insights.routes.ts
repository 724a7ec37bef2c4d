import { Router } from 'express';
import type { Html } from '../lms/html.ts';
import type { MessageKey } from '../lms/i18n/translator.ts';
import type { Visits } from '../lms/visits.ts';
import type { WidgetBundle } from '../lms/widget-bundle.ts';
import { courseListRoutes } from './course-list.routes.ts';
import { notesRoutes } from './notes.routes.ts';
import { compareBody } from './compare-page.ts';
import { engagementBody } from './engagement-page.ts';
import { enrollmentBody } from './enrollment-page.ts';
import { learnerBody } from './learner-page.ts';
import { atRiskBody, learnersBody } from './learners-page.ts';
import { listCsvOf } from './list-csv-lines.ts';
import { overviewBody } from './overview-page.ts';
import { itemsBody, performanceBody, problemBody } from './performance-page.ts';
import { videoBody, videosBody } from './videos-page.ts';
import { insightsPage, type InsightsTab } from './insights-page.ts';
import { insightsVisits, type InsightsVisit } from './insights-visit.ts';
import { openInsights, type InsightsDeps } from './open-insights.ts';
import { tokenRoutes } from './tokens/tokens.routes.ts';

interface InsightsPage {
  /** Behind `/courses/KEY/insights`. */
  readonly path: string;
  readonly tab: InsightsTab;
  readonly title: MessageKey;
  /** Title of the page above it: its tab's. */
  readonly above?: MessageKey;
  body(visit: InsightsVisit): Promise<Html>;
}

const pages: readonly InsightsPage[] = [
  { path: '', tab: 'overview', title: 'insights.title.overview', body: overviewBody },
  { path: '/enrollment', tab: 'enrollment', title: 'insights.title.enrollment', body: enrollmentBody },
  { path: '/engagement', tab: 'engagement', title: 'insights.title.engagement', body: engagementBody },
  { path: '/videos', tab: 'videos', title: 'insights.title.videos', body: videosBody },
  { path: '/performance', tab: 'performance', title: 'insights.title.performance', body: performanceBody },
  {
    path: '/performance/items',
    tab: 'performance',
    title: 'insights.title.items',
    above: 'insights.title.performance',
    body: itemsBody,
  },
  { path: '/learners', tab: 'learners', title: 'insights.title.learners', body: learnersBody },
  {
    path: '/learners/at-risk',
    tab: 'learners',
    title: 'insights.title.atRisk',
    above: 'insights.title.learners',
    body: atRiskBody,
  },
  { path: '/compare', tab: 'compare', title: 'insights.title.compare', body: compareBody },
];

/** Pages about one thing, whose title is its name. */
const single = [
  { path: '/videos/video', tab: 'videos', above: 'insights.title.videos', body: videoBody },
  {
    path: '/performance/problem',
    tab: 'performance',
    above: 'insights.title.performance',
    body: problemBody,
  },
  { path: '/learners/learner', tab: 'learners', above: 'insights.title.learners', body: learnerBody },
] as const;

/** `/courses/KEY/insights/…` and `/insights…`: for the course team and administrators. */
export function insightsRoutes(
  deps: InsightsDeps & { readonly visits: Visits; readonly widgets: WidgetBundle },
): Router {
  const router = Router();
  const insights = openInsights(deps);
  const visits = insightsVisits({ ...deps, insights });
  router.use(courseListRoutes({ ...deps, insights }), tokenRoutes(deps));
  router.use(notesRoutes({ ...deps, insightsVisits: visits }));
  const above = (visit: InsightsVisit, tab: InsightsTab, name: MessageKey) =>
    [[visit.path(`/${tab}`), visit.words.t(name)]] as const;
  for (const { path, tab, title, body, above: name } of pages) {
    router.get(`/courses/:courseKey/insights${path}`, async (req, res) => {
      const visit = await visits(req, res);
      if (visit === undefined) return;
      const page = { tab, title: visit.words.t(title), body: await body(visit) };
      const trail = name === undefined ? {} : { above: above(visit, tab, name) };
      res.type('html').send(insightsPage(visit, deps.widgets, { ...page, ...trail }));
    });
  }
  for (const { path, tab, body, above: name } of single) {
    router.get(`/courses/:courseKey/insights${path}`, async (req, res) => {
      const visit = await visits(req, res);
      if (visit === undefined) return;
      const page = { tab, above: above(visit, tab, name), ...(await body(visit)) };
      res.type('html').send(insightsPage(visit, deps.widgets, page));
    });
  }
  router.get('/courses/:courseKey/insights/lists/:list.csv', async (req, res) => {
    const visit = await visits(req, res);
    if (visit === undefined) return;
    const { file, text } = await listCsvOf(visit, req.params.list);
    res.attachment(file).type('text/csv; charset=utf-8').send(text);
  });
  return router;
}
