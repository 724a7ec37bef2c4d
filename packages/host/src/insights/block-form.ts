import { partsBelow } from '@coursewright/analytics/insights';
import { html, type Html } from '../lms/html.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** Narrows a page to a section or a subsection of the course, and its grades to a mode of those given. */
export async function blockForm(
  visit: InsightsVisit,
  modes: readonly (readonly [string, string])[] = [],
): Promise<Html> {
  const { t } = visit.words;
  const { block, mode } = visit.asked;
  const course = await visit.insights.read({}, visit.code, (call) => call.course());
  const sections = partsBelow(course, 'chapter');
  if (sections.length === 0) return html``;
  const option = (id: string, name: string, chosen = block) =>
    html`<option value="${id}" ${id === chosen && html` selected`}>${name}</option>`;
  return html`<form class="filters" method="get" aria-label="${t('insights.filters')}">
    <label
      ><span>${t('insights.where')}</span>
      <select name="block">
        <option value="">${t('insights.wholeCourse')}</option>
        ${sections.map(({ id, name }) => html`${option(id, name)} ${partsBelow(course, 'sequential', id).map((one) => option(one.id, `– ${one.name}`))}`)}
      </select></label
    >
    ${
      modes.length > 1 &&
      html`<label
        ><span>${t('insights.modeOfGrades')}</span>
        <select name="mode">
          <option value="">${t('insights.allModes')}</option>
          ${modes.map(([one, name]) => option(one, name, mode))}
        </select></label
      >`
    }
    <button class="button quiet">${t('insights.show')}</button>
  </form>`;
}
