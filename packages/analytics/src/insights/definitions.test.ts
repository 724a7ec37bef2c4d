import { describe, expect, it } from 'vitest';
import { publishedTables } from '../tables/published-tables.ts';
import { allCharts } from './charts/all-charts.ts';
import { allFigures } from './figures/all-figures.ts';
import { allLists } from './lists/all-lists.ts';
import { rulesOf } from './rules-of.ts';
import { rulesInSpanish } from './words/rules.es.ts';

const definitions = [...allCharts, ...allFigures, ...allLists];

describe('what Insights shows', () => {
  it('has names of its own', () => {
    for (const all of [allCharts, allFigures, allLists]) {
      const names = all.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  it.each(definitions)('reads published tables, each with the rule of its task: $name', ({ tables }) => {
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      expect(publishedTables).toContain(table);
      expect(rulesOf([table], 'en').length).toBeGreaterThan(0);
    }
  });

  it('tells every rule in Spanish, and none that no task has', () => {
    const tables = [...new Set(definitions.flatMap((one) => one.tables))];
    const shown = new Set(rulesOf(tables, 'en').map(({ counts }) => counts));
    expect([...shown].filter((counts) => !rulesInSpanish.has(counts))).toEqual([]);
    expect([...rulesInSpanish.keys()].filter((counts) => !shown.has(counts))).toEqual([]);
  });
});
