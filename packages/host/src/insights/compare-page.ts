import { html, type Html } from '../lms/html.ts';
import { chartElement } from './chart-element.ts';
import { courseList } from './course-list.ts';
import { courseModes } from './course-modes.ts';
import { filterForm } from './filter-form.ts';
import type { InsightsVisit } from './insights-visit.ts';
import { coursePath } from '../lms/page.ts';

/** The runs of the course, side by side. */
export async function compareBody(visit: InsightsVisit): Promise<Html> {
  return html`<p class="lead">${visit.words.t('insights.compareLead')}</p>
    ${filterForm(visit, { modes: await courseModes(visit), days: false })}
    ${await courseList(visit, 'runs', {
      alone: true,
      page: '/compare',
      row: ({ key }) => `${coursePath(key)}/insights`,
    })}
    ${chartElement(visit, 'run-enrollment')} ${chartElement(visit, 'run-activity')}`;
}
