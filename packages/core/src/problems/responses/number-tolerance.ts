import { defaultTolerance } from '../formula/compare-numbers.ts';
import { evaluateFormula } from '../formula/evaluate-formula.ts';
import { parts } from '../formula/formula-number.ts';
import { descendants, type MarkupElement } from '../markup/markup-element.ts';

/** What a `responseparam` says. */
export interface NumberTolerance {
  /** `5%`, `0.1` or a formula. */
  readonly text: string;
  /** How many times wider a near miss may be. */
  readonly partialRange: number;
  readonly partialAnswers: readonly string[];
}

export function numberTolerance(element: MarkupElement): NumberTolerance {
  const params = [...descendants(element)].filter(({ name }) => name === 'responseparam');
  const attribute = (name: string): string | undefined =>
    params.map(({ attributes }) => attributes.get(name)).find((value) => value !== undefined);
  const tolerance = params.find(({ attributes }) => attributes.get('type') === 'tolerance');
  const answers = attribute('partial_answers');
  return {
    text: tolerance?.attributes.get('default') ?? defaultTolerance,
    partialRange: Number.parseFloat(attribute('partial_range') ?? '2'),
    partialAnswers: answers === undefined ? [] : answers.split(',').map((answer) => answer.trim()),
  };
}

export function widenedTolerance({ text, partialRange }: NumberTolerance): string {
  const percent = text.endsWith('%') ? '%' : '';
  const size = parts(evaluateFormula(percent === '' ? text : text.slice(0, -1))).re;
  return `${size * partialRange}${percent}`;
}
