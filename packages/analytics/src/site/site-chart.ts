import type { ChartData } from '../insights/chart-data.ts';
import type { Drawing } from '../insights/define-chart.ts';
import type { Words } from '../insights/language.ts';
import { rulesOf, type Rule } from '../insights/rules-of.ts';
import type { Table } from '../tables/table.ts';
import type { SiteCall } from './site-call.ts';

interface SiteDrawing extends Drawing {
  /** kebab-case, of its file. */
  readonly name: string;
  readonly title: Words;
  readonly empty: Words;
  readonly tables: readonly Table[];
  readonly derived: Words;
}

export interface SiteChart {
  readonly chart: ChartData;
  /** Of the tasks whose numbers it shows; none where it shows those of the event log itself. */
  readonly rules: readonly Rule[];
}

/** A chart of the whole site with its title, its rules and the name of its file. */
export function siteChart(
  { language }: SiteCall,
  { name, title, empty, tables, derived, ...drawing }: SiteDrawing,
): SiteChart {
  const rules = rulesOf(tables, language);
  return {
    chart: {
      ...drawing,
      title: title[language],
      empty: empty[language],
      rule: [derived[language], ...rules.map(({ counts }) => counts)].join(' '),
      file: `site--${name}`,
    },
    rules,
  };
}
