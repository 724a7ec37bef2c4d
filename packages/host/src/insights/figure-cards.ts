import type { Figure } from '@coursewright/analytics/insights';
import { html, type Html } from '../lms/html.ts';
import type { Translation } from '../lms/i18n/translator.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** A card a figure; each opens to how it is counted. */
export async function figureCards(visit: InsightsVisit, names: readonly string[]): Promise<Html> {
  const figures = await visit.figures(names);
  const { t } = visit.words;
  return html`<ul class="figures">
    ${figures.map(
      (figure) =>
        html`<li class="card figure">
          <p class="what">${figure.title}</p>
          <p class="value">
            ${figure.value === null ? html`<span aria-label="${t('insights.noNumber')}">–</span>` : figureText(figure.value, figure.unit, visit.words)}
          </p>
          <details>
            <summary>${t('insights.why')}<span class="unseen">: ${figure.title}</span></summary>
            ${figure.derived !== undefined && html`<p>${figure.derived}</p>`}
            ${figure.rules.map(({ task, counts }) => html`<p>${counts} <a href="${visit.path('/events', { task })}">${t('insights.behind.link')}</a></p>`)}
          </details>
        </li>`,
    )}
  </ul>`;
}

function figureText(value: number, unit: Figure['unit'], { number, percent }: Translation): string {
  if (unit === 'percent') return percent(value);
  return unit === 'change' && value > 0 ? `+${number(value)}` : number(value);
}
