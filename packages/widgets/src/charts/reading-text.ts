import { html, type TemplateResult } from 'lit';
import { axisText } from './axis-text.ts';
import type { ChartView } from './chart-view.ts';
import type { ChartWords } from './i18n/chart-words.ts';

/** What a chart has at one of its places; an empty line where none is read. */
export function readingText(
  { x, xs, y, series }: ChartView,
  reading: number | undefined,
  words: ChartWords,
): TemplateResult | string {
  if (reading === undefined) return '\u00A0';
  const numbers = series.map(
    ({ name, values }) => `${name}: ${axisText(words, y, values[reading] ?? null, true)}`,
  );
  return html`<b>${axisText(words, x, xs[reading] ?? null, true)}</b> <span>${numbers.join(' · ')}</span>`;
}
