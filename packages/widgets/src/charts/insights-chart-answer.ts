import type { ChartView } from './chart-view.ts';

/** What the host answers to who asks for a chart of Insights. */
export interface InsightsChart {
  readonly chart: ChartView;
  /** ISO 8601; when its numbers were published last, null where there are none. */
  readonly asOf: string | null;
  /** Where the events behind its numbers are shown. */
  readonly events: string;
}
