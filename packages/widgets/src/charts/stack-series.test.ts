import { expect, it } from 'vitest';
import type { ChartView } from './chart-view.ts';
import { seriesSpans, spanExtent } from './stack-series.ts';

const view = (kind: ChartView['kind']): ChartView => ({
  kind,
  title: '',
  x: { label: '', unit: 'number' },
  y: { label: '', unit: 'number' },
  xs: [0, 5],
  series: [
    { name: 'a', values: [2, null] },
    { name: 'b', values: [3, 4] },
  ],
});

it('puts each series of areas upon the one before, gaps counting nothing', () => {
  const spans = seriesSpans(view('areas'));
  expect(spans).toEqual([
    [[0, 2], null],
    [
      [2, 5],
      [0, 4],
    ],
  ]);
  expect(spanExtent(spans)).toEqual([0, 5]);
});

it('lets lines stand for themselves', () => {
  expect(seriesSpans(view('lines'))[1]).toEqual([
    [0, 3],
    [0, 4],
  ]);
});

it('takes in more numbers than a function takes arguments', () => {
  const many = Array.from({ length: 300_000 }, (_none, index): [number, number] => [0, index]);
  expect(spanExtent([many])).toEqual([0, 299_999]);
});
