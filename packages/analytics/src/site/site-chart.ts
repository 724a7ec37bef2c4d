import type { ChartData } from '../insights/chart-data.ts';
import type { Drawing } from '../insights/define-chart.ts';
import type { Words } from '../insights/language.ts';
import { rulesOf } from '../insights/rules-of.ts';
import type { Table } from '../tables/table.ts';
import type { SiteCall } from './site-call.ts';

interface SiteChart extends Drawing {
  /** kebab-case, of its file. */
  readonly name: string;
  readonly title: Words;
  readonly empty: Words;
  readonly tables: readonly Table[];
  readonly derived: Words;
}

/** A chart of the whole site with its title, its rule and the name of its file. */
export function siteChart(
  { language }: SiteCall,
  { name, title, empty, tables, derived, ...drawing }: SiteChart,
): ChartData {
  const rules = rulesOf(tables, language).map(({ counts }) => counts);
  return {
    ...drawing,
    title: title[language],
    empty: empty[language],
    rule: [derived[language], ...rules].join(' '),
    file: `site--${name}`,
  };
}
