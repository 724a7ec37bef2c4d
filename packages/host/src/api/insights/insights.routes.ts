import { openInsights, type InsightsDeps } from '../../insights/open-insights.ts';
import type { Endpoint } from '../endpoint.ts';
import { insightsChartEndpoints } from './insights-charts.routes.ts';
import { insightsListEndpoints } from './insights-lists.routes.ts';
import { insightsNoteEndpoints } from './insights-notes.routes.ts';

/** What Insights shows, for who teaches a course and for administrators. */
export function insightsEndpoints(deps: InsightsDeps): readonly Endpoint[] {
  const insights = openInsights(deps);
  return [
    ...insightsChartEndpoints({ ...deps, insights }),
    ...insightsListEndpoints({ ...deps, insights }),
    ...insightsNoteEndpoints({ ...deps, insights }),
  ];
}
