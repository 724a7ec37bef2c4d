import { publishedTables } from '@coursewright/analytics';
import type { Viewers } from '../../accounts/viewer.ts';
import type { HostDeps } from '../../host-deps.ts';
import type { Endpoint } from '../endpoint.ts';
import { analyticsCallers } from './analytics-caller.ts';
import { analyticsThrottle, type AnalyticsApiDeps } from './analytics-endpoint.ts';
import { analyticsReach } from './analytics-reach.ts';
import { apiTokenEndpoints } from './api-tokens.routes.ts';
import { courseActivityEndpoints } from './course-activity.routes.ts';
import { courseContentEndpoints } from './course-content.routes.ts';
import { courseEnrollmentEndpoints } from './course-enrollment.routes.ts';
import { courseSummaryEndpoints } from './course-summaries.routes.ts';
import { learnerEndpoints } from './learners.routes.ts';
import { moduleEndpoints } from './modules.routes.ts';
import { analyticsServiceEndpoints } from './service.routes.ts';

/** The analytics data API: Open edX's, at its paths and in its shapes, in both of its versions. */
export function analyticsEndpoints(
  { engine, records, analytics, clock, ids, log, publicUrl, rateLimits }: HostDeps,
  viewers: Viewers,
): readonly Endpoint[] {
  const deps: AnalyticsApiDeps = {
    ...analytics,
    callers: analyticsCallers({ records, clock, learners: engine.learners }, viewers),
    reach: analyticsReach(engine),
    throttle: analyticsThrottle(rateLimits),
    clock,
    log,
    publicUrl,
  };
  const [anyTable] = publishedTables;
  return [
    ...courseActivityEndpoints(deps),
    ...courseEnrollmentEndpoints(deps),
    ...courseContentEndpoints(deps),
    ...moduleEndpoints(deps),
    ...courseSummaryEndpoints(deps),
    ...learnerEndpoints(deps),
    ...analyticsServiceEndpoints(deps, {
      records: () => records.read(({ apiTokens }) => apiTokens.byId('none')),
      tables: async () =>
        anyTable &&
        analytics.tables.read((view) => view.rows(anyTable, { where: [], columns: ['id'], limit: 1 })),
    }),
    ...apiTokenEndpoints({ records, clock, ids, learners: engine.learners }),
  ];
}
