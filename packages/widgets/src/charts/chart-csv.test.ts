import { describe, expect, it } from 'vitest';
import { chartCsv } from './chart-csv.ts';
import type { ChartView } from './chart-view.ts';

const view: ChartView = {
  kind: 'bars',
  title: 'Answers',
  x: { label: 'Answer', unit: 'category' },
  y: { label: 'Learners', unit: 'number' },
  xs: ['a, "b"', '=1+1', '🌱'],
  series: [
    { name: 'First', values: [1, -2, null] },
    { name: 'Last', values: [0.5, 0] },
  ],
};

describe('chartCsv', () => {
  it('has a row for each place and a column for each series, gaps empty', () => {
    const [, ...rows] = chartCsv(view).trimEnd().split('\r\n');
    expect(rows).toEqual(['"a, ""b""",1,0.5', "'=1+1,-2,0", '🌱,,']);
  });

  it('begins with the mark by which spreadsheets know UTF-8', () => {
    expect(chartCsv(view)).toMatch(/^\uFEFFAnswer,First,Last\r\n/);
  });
});
