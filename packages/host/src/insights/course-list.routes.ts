import { coursesList, listCsv } from '@coursewright/analytics/insights';
import { Router } from 'express';
import { z } from 'zod';
import { asset } from '../lms/assets.ts';
import { html } from '../lms/html.ts';
import { coursePath, renderPage } from '../lms/page.ts';
import type { Visits } from '../lms/visits.ts';
import { insightsCode } from './language-of.ts';
import { listTable } from './list-table.ts';
import type { Insights, InsightsDeps } from './open-insights.ts';
import { siteEventsPath } from './site/site-events-path.ts';

const query = z.object({
  text: z.string().max(200).optional().catch(undefined),
  availability: z.string().max(50).optional().catch(undefined),
});

/** `/insights`: the courses that somebody teaches, with their totals; of an administrator, all. */
export function courseListRoutes(
  deps: Pick<InsightsDeps, 'engine' | 'analytics' | 'clock'> & {
    readonly visits: Visits;
    readonly insights: Insights;
  },
): Router {
  const router = Router();
  router.get(['/insights', '/insights/courses.csv'], async (req, res) => {
    const context = await deps.visits.loggedIn(req, res);
    if (context === undefined) return;
    const { viewer, words } = context;
    const asked = query.parse(req.query);
    const reached = await deps.insights.courses(viewer);
    const all = await deps.engine.courses.list();
    const courses = all.filter(({ courseKey }) => reached?.has(courseKey) ?? true);
    const today = new Date(deps.clock.now() / 1000).toISOString();
    const list = await deps.analytics.tables.read((view) =>
      coursesList(view, { courses, asked, today, language: insightsCode(words.language) }),
    );
    if (req.path.endsWith('.csv')) {
      res.attachment('courses.csv').type('text/csv; charset=utf-8').send(listCsv(list.columns, list.rows));
      return;
    }
    const { t } = words;
    const search = new URLSearchParams(
      Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ).toString();
    const table = listTable(list, words, {
      alone: true,
      // Of a single course, its own pages lead to its events.
      ...(viewer.account.superuser && { behind: siteEventsPath }),
      csv: `/insights/courses.csv${search === '' ? '' : `?${search}`}`,
      row: ({ key }) => `${coursePath(key)}/insights`,
    });
    const main = html`<h1>${t('insights.title.courses')}</h1>
      <p class="lead">${t('insights.coursesLead')}</p>
      ${reached?.size !== 0 && html`<p class="ways"><a class="button quiet" href="/insights/tokens">${t('insights.tokens.title')}</a></p>`}
      <ul class="figures">
        ${list.totals.map(
          ({ title, value }) =>
            html`<li class="card figure">
              <p class="what">${title}</p>
              <p class="value">${words.number(value)}</p>
            </li>`,
        )}
      </ul>
      <form class="filters" method="get" aria-label="${t('insights.filters')}">
        <label
          ><span>${t('insights.findCourse')}</span><input type="search" name="text" value="${asked.text}"
        /></label>
        <label
          ><span>${t('insights.availability')}</span>
          <select name="availability">
            <option value="">${t('insights.all')}</option>
            ${list.availabilities.map(([value, name]) => html`<option value="${value}" ${value === asked.availability && html` selected`}>${name}</option>`)}
          </select></label
        >
        <button class="button quiet">${t('insights.show')}</button>
      </form>
      ${table}`;
    const head = html`<link rel="stylesheet" href="${asset('insights.css')}" />`;
    res
      .type('html')
      .send(renderPage(context, { title: t('insights.title.courses'), head, main, width: 'wide' }));
  });
  return router;
}
