import { defineElement } from '../elements/define-element.ts';
import { CwChart } from './chart.ts';

defineElement('cw-chart', CwChart);

export { CwChart } from './chart.ts';
export type { ChartAxis, ChartNote, ChartSeries, ChartView } from './chart-view.ts';
