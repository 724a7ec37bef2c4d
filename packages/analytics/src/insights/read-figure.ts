import type { FigureDefinition } from './define-figure.ts';
import type { InsightsCall } from './insights-call.ts';
import { rulesOf, type Rule } from './rules-of.ts';

export interface Figure {
  readonly name: string;
  readonly title: string;
  readonly unit: FigureDefinition['unit'];
  readonly value: number | null;
  /** How it is made of the numbers of `rules`, where it is none of them. */
  readonly derived?: string;
  readonly rules: readonly Rule[];
}

export async function readFigure(definition: FigureDefinition, call: InsightsCall): Promise<Figure> {
  const { name, title, unit, derived, tables } = definition;
  return {
    name,
    title: title[call.language],
    unit,
    value: await definition.read(call),
    ...(derived && { derived: derived[call.language] }),
    rules: rulesOf(tables, call.language),
  };
}
