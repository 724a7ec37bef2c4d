import type { ChartDefinition } from '../define-chart.ts';
import { enrollmentModes } from './enrollment-modes.chart.ts';

/** Every chart of Insights, in the order of its pages. */
export const allCharts: readonly ChartDefinition[] = [enrollmentModes];
