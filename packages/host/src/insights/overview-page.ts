import { html, type Html } from '../lms/html.ts';
import { chartElement } from './chart-element.ts';
import { figureCards } from './figure-cards.ts';
import type { InsightsVisit } from './insights-visit.ts';
import { notesSection } from './notes-section.ts';

/** How the course stands, on one page. */
export async function overviewBody(visit: InsightsVisit): Promise<Html> {
  const cards = ['enrolled-now', 'enrolled-change', 'active-last-week', 'passing'];
  return html`<p class="ways">
      <a href="/insights">${visit.words.t('insights.allCourses')}</a>
      <a href="${visit.path('/events')}">${visit.words.t('insights.behind.title')}</a>
      ${visit.insights.personal && html`<a href="${visit.path('/research')}">${visit.words.t('insights.research.title')}</a>`}
    </p>
    ${await figureCards(visit, cards)}
    <div class="charts">
      ${chartElement(visit, 'enrollment-modes')} ${chartElement(visit, 'engagement-weekly')}
      ${chartElement(visit, 'graded-results')} ${chartElement(visit, 'learner-segments')}
    </div>
    ${await notesSection(visit)}`;
}
