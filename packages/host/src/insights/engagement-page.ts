import { html, type Html } from '../lms/html.ts';
import { chartElement } from './chart-element.ts';
import { figureCards } from './figure-cards.ts';
import { filterForm } from './filter-form.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** What learners do, week by week, and how far they come. */
export async function engagementBody(visit: InsightsVisit): Promise<Html> {
  const cards = ['active-last-week', 'videos-last-week', 'problems-last-week', 'posts-last-week'];
  return html`${filterForm(visit, { modes: [], days: true })} ${await figureCards(visit, cards)}
  ${['engagement-weekly', 'engagement-share', 'subsection-opens'].map((chart) => chartElement(visit, chart))}`;
}
