import type { Table } from '../tables/table.ts';
import type { ChartData } from './chart-data.ts';
import type { AskedName, InsightsCall } from './insights-call.ts';
import type { Words } from './language.ts';

/** What a definition draws; the rest of the chart follows from the definition. */
export type Drawing = Pick<ChartData, 'kind' | 'x' | 'y' | 'xs' | 'series' | 'places' | 'summary'>;

/** One chart, defined once for every screen that shows it. */
export interface ChartDefinition {
  /** kebab-case, unique. */
  readonly name: string;
  readonly title: Words;
  /** What will appear and when, where there is nothing yet. */
  readonly empty: Words;
  /** The tables it reads; the rules of its numbers are those of the tasks that write them. */
  readonly tables: readonly Table[];
  /** How it makes what it shows of the tables' numbers, where it does not show them as they are. */
  readonly derived?: Words;
  readonly takes: readonly AskedName[];
  /** Of those, without which there is nothing to draw. */
  readonly needs?: readonly AskedName[];
  /** Shows one learner: for roles that may see personal data. */
  readonly personal?: true;
  draw(call: InsightsCall): Promise<Drawing>;
}

export function defineChart(definition: ChartDefinition): ChartDefinition {
  return definition;
}
