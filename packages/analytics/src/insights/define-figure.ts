import type { Table } from '../tables/table.ts';
import type { AskedName, InsightsCall } from './insights-call.ts';
import type { Words } from './language.ts';

/** One number, defined once for every screen that shows it. */
export interface FigureDefinition {
  /** kebab-case, unique. */
  readonly name: string;
  readonly title: Words;
  readonly unit: 'number' | 'change' | 'percent' | 'years';
  readonly tables: readonly Table[];
  /** How it is made of the tables' numbers, where it is not one of them. */
  readonly derived?: Words;
  readonly takes: readonly AskedName[];
  /** null where there is no number yet, or too few learners to show one. */
  read(call: InsightsCall): Promise<number | null>;
}

export function defineFigure(definition: FigureDefinition): FigureDefinition {
  return definition;
}
