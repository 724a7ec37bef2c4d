import type { Drawing } from './define-chart.ts';
import type { InsightsLanguage } from './language.ts';
import { terms } from './words/terms.ts';

/** Bars of correct and incorrect submissions. */
export function resultBars(
  rows: readonly { readonly name: string; readonly correct: number; readonly incorrect: number }[],
  label: string,
  language: InsightsLanguage,
): Drawing {
  return {
    kind: 'bars',
    x: { label, unit: 'category' },
    y: { label: terms.submissions[language], unit: 'number' },
    xs: rows.map(({ name }) => name),
    series: [
      { name: terms.correct[language], values: rows.map(({ correct }) => correct), tone: 'correct' },
      { name: terms.incorrect[language], values: rows.map(({ incorrect }) => incorrect), tone: 'incorrect' },
    ],
  };
}
