import type { coursesList } from '@coursewright/analytics/insights';
import { adminBanner } from '../../admin/admin-banner.ts';
import { asset } from '../../lms/assets.ts';
import { html, jsonData, type Html } from '../../lms/html.ts';
import type { Translation } from '../../lms/i18n/translator.ts';
import { coursePath, renderPage, type PageContext } from '../../lms/page.ts';
import type { WidgetBundle } from '../../lms/widget-bundle.ts';
import { chartScript } from '../../lms/widget-page.ts';
import { listTable } from '../list-table.ts';
import { gradesSection } from './grades-section.ts';
import type { SiteChart, SiteOverview } from './read-site.ts';
import { siteEventsPath } from './site-events-path.ts';
import { freshnessCard, storageCard } from './site-cards.ts';
import { siteFigures } from './site-figures.ts';

/** The site at a glance, for administrators. */
export function sitePage(
  context: PageContext,
  widgets: WidgetBundle,
  {
    site,
    courses,
  }: { readonly site: SiteOverview; readonly courses: Awaited<ReturnType<typeof coursesList>> },
): string {
  const { words } = context;
  const { t } = words;
  const main = html`<h1>${t('site.insights.title')}</h1>
    <p class="lead">${t('site.insights.lead')}</p>
    <p class="ways"><a class="button quiet" href="/insights/tokens">${t('insights.tokens.title')}</a></p>
    ${siteFigures(site, courses, words)}
    <div class="charts">
      ${site.charts.map((chart, index) => chartOf(chart, index, words))}
      <div>${freshnessCard(site.freshness, words)} ${storageCard(site.storage, words)}</div>
    </div>
    ${gradesSection(site.gradeSyncs, words)}
    ${listTable(courses, words, {
      behind: siteEventsPath,
      csv: '/insights/courses.csv',
      row: ({ key }) => `${coursePath(key)}/insights`,
    })}
    <noscript><p class="complaint">${t('insights.noScript')}</p></noscript>`;
  const head = html`<link rel="stylesheet" href="${asset('insights.css')}" /><link
      rel="stylesheet"
      href="${asset('insights-more.css')}"
    />${chartScript(widgets)}
    <script type="module" src="${asset('page-charts.js')}"></script>`;
  const banner = adminBanner(context, 'insights');
  return renderPage(context, { title: t('site.insights.title'), head, banner, main, width: 'wide' });
}

function chartOf({ chart, rules }: SiteChart, index: number, { t, language }: Translation): Html {
  const id = `site-chart-${index}`;
  return html`<section class="card chart">
    <cw-chart data-chart="${id}" language="${language}" heading-level="2">
      <p class="behind">
        <a href="${siteEventsPath(rules[0]?.task)}"
          >${t('insights.behind.link')}<span class="unseen">: ${chart.title}</span></a
        >
      </p>
    </cw-chart>
    ${jsonData(id, chart)}
  </section>`;
}
