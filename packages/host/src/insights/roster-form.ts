import { cohortsAndSegments } from '@coursewright/analytics/insights';
import { html, type Html } from '../lms/html.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** Narrows the roster: by what somebody is called, mode, cohort and segment. */
export async function rosterForm(
  visit: InsightsVisit,
  { modes, search }: { readonly modes: readonly (readonly [string, string])[]; readonly search: boolean },
): Promise<Html> {
  const { t } = visit.words;
  const { asked } = visit;
  const { cohorts, segments } = await visit.insights.read({}, visit.code, cohortsAndSegments);
  const choice = (
    name: 'mode' | 'cohort' | 'segment',
    label: string,
    options: readonly (readonly [string, string])[],
  ) =>
    options.length > 0 &&
    html`<label
      ><span>${label}</span>
      <select name="${name}">
        <option value="">${t('insights.all')}</option>
        ${options.map(([value, text]) => html`<option value="${value}" ${value === asked[name] && html` selected`}>${text}</option>`)}
      </select></label
    >`;
  return html`<form class="filters" method="get" aria-label="${t('insights.filters')}">
    ${search && html`<label><span>${t('insights.search')}</span><input type="search" name="text" value="${asked.text}" /></label>`}
    ${choice('mode', t('insights.mode'), modes)} ${choice('cohort', t('insights.cohort'), cohorts)}
    ${search && choice('segment', t('insights.segment'), segments)}
    <button class="button quiet">${t('insights.show')}</button>
  </form>`;
}
