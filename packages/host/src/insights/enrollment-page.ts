import { html, type Html } from '../lms/html.ts';
import { chartElement } from './chart-element.ts';
import { courseModes } from './course-modes.ts';
import { figureCards } from './figure-cards.ts';
import { filterForm } from './filter-form.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** Who is enrolled, from where, how old. */
export async function enrollmentBody(visit: InsightsVisit): Promise<Html> {
  const { t } = visit.words;
  return html`${filterForm(visit, { modes: await courseModes(visit), days: true })}
    ${await figureCards(visit, ['enrolled-now', 'enrolled-change', 'enrolled-ever', 'verified-now'])}
    ${chartElement(visit, 'enrollment-modes')}
    <h2>${t('insights.whoTheyAre')}</h2>
    <p class="lead">${t('insights.whoTheyAreLead')}</p>
    ${await figureCards(visit, ['age-median', 'age-young', 'age-middle', 'age-older'])}
    <div class="charts">
      ${['enrollment-age', 'enrollment-education'].map((chart) => chartElement(visit, chart, { mode: undefined }, 3))}
    </div>
    ${chartElement(visit, 'enrollment-countries', { mode: undefined }, 3)}
    <div class="charts">
      ${['enrollment-gender', 'enrollment-gender-over-time'].map((chart) => chartElement(visit, chart, { mode: undefined }, 3))}
    </div>`;
}
