import { html, type TemplateResult } from 'lit';
import type { ChartWords } from './i18n/chart-words.ts';
import { axisText } from './axis-text.ts';
import type { ChartView } from './chart-view.ts';

/** The chart's numbers, a row for each place on its x axis. */
export function chartTable(view: ChartView, words: ChartWords): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${view.title}>
    <table part="table">
      <caption class="visually-hidden">
        ${view.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${view.x.label}</th>
          ${view.series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${view.xs.map(
          (x, index) =>
            html`<tr>
              <th scope="row">${axisText(words, view.x, x, true)}</th>
              ${view.series.map(
                ({ values }) =>
                  html`<td class="number">${axisText(words, view.y, values[index] ?? null, true)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
