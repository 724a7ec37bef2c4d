import { html, type Html } from '../lms/html.ts';
import { chartElement } from './chart-element.ts';
import { courseModes } from './course-modes.ts';
import { figureCards } from './figure-cards.ts';
import { filterForm } from './filter-form.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** Who is enrolled, from where, how old. */
export async function enrollmentBody(visit: InsightsVisit): Promise<Html> {
  const cards = await figureCards(visit, [
    'enrolled-now',
    'enrolled-change',
    'enrolled-ever',
    'verified-now',
  ]);
  return html`${filterForm(visit, { modes: await courseModes(visit), days: true })} ${cards}
  ${chartElement(visit, 'enrollment-modes')}`;
}
