import { html, type Html } from '../lms/html.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** Which modes and days a page shows. `modes`: those that the course has, by name. */
export function filterForm(
  visit: InsightsVisit,
  { modes, days }: { readonly modes: readonly (readonly [string, string])[]; readonly days: boolean },
): Html {
  const { t } = visit.words;
  const { asked } = visit;
  if (modes.length < 2 && !days) return html``;
  return html`<form class="filters" method="get" aria-label="${t('insights.filters')}">
    ${
      modes.length > 1 &&
      html`<label
        ><span>${t('insights.mode')}</span>
        <select name="mode">
          <option value="">${t('insights.allModes')}</option>
          ${modes.map(([mode, name]) => html`<option value="${mode}" ${mode === asked.mode && html` selected`}>${name}</option>`)}
        </select></label
      >`
    }
    ${
      days &&
      html`<label
          ><span>${t('insights.from')}</span><input type="date" name="from" value="${asked.from}"
        /></label>
        <label><span>${t('insights.to')}</span><input type="date" name="to" value="${asked.to}" /></label>`
    }
    <button class="button quiet">${t('insights.show')}</button>
  </form>`;
}
