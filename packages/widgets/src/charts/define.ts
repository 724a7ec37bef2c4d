import { defineElement } from '../elements/define-element.ts';
import { CwChart } from './chart.ts';
import { CwInsightsChart } from './insights-chart.ts';

defineElement('cw-chart', CwChart);
defineElement('cw-insights-chart', CwInsightsChart);

export { configure, type PageConfig } from '../configure.ts';
export { CwChart } from './chart.ts';
export { CwInsightsChart } from './insights-chart.ts';
export type { InsightsChart } from './insights-chart-answer.ts';
export type { ChartAxis, ChartNote, ChartSeries, ChartView } from './chart-view.ts';
