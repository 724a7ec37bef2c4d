import { asset } from '../lms/assets.ts';
import { html, type Html } from '../lms/html.ts';
import { courseBanner, renderPage } from '../lms/page.ts';
import type { WidgetBundle } from '../lms/widget-bundle.ts';
import { chartScript } from '../lms/widget-page.ts';
import { freshnessLine } from './freshness.ts';
import type { InsightsVisit } from './insights-visit.ts';

export const insightsTabs = [
  'overview',
  'enrollment',
  'engagement',
  'videos',
  'performance',
  'learners',
  'compare',
] as const;
export type InsightsTab = (typeof insightsTabs)[number];

interface Parts {
  readonly tab: InsightsTab;
  readonly title: string;
  readonly body: Html;
  /** Pages above this one within its tab: address and name. */
  readonly above?: readonly (readonly [string, string])[];
}

/** A page of Insights about a course. */
export function insightsPage(visit: InsightsVisit, widgets: WidgetBundle, parts: Parts): string {
  const { t } = visit.words;
  const main = html`<nav class="places" aria-label="${t('insights.pages')}">
      ${insightsTabs.map((tab) => html`<a href="${visit.path(tab === 'overview' ? '' : `/${tab}`)}" ${tab === parts.tab && html` aria-current="page"`}>${t(`insights.tab.${tab}`)}</a>`)}
    </nav>
    ${parts.above !== undefined && trail(parts.above, t('insights.above'))}
    <h1>${parts.title}</h1>
    ${freshnessLine(visit.freshness, visit.words)} ${parts.body}
    <noscript><p class="complaint">${t('insights.noScript')}</p></noscript>`;
  return renderPage(visit, {
    title: `${parts.title} · ${visit.course.title}`,
    head: html`<link rel="stylesheet" href="${asset('insights.css')}" />${chartScript(widgets)}`,
    banner: courseBanner(visit.course, 'insights', visit, visit),
    main,
    width: 'wide',
  });
}

function trail(above: readonly (readonly [string, string])[], label: string): Html {
  return html`<nav class="trail" aria-label="${label}">
    ${above.map(([href, name]) => html`<a href="${href}">${name}</a>`)}
  </nav>`;
}
