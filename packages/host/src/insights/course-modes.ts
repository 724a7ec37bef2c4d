import { modeNames } from '@coursewright/analytics/insights';
import type { InsightsVisit } from './insights-visit.ts';

/** The enrolment modes of the course with their names, whatever mode is asked for. */
export function courseModes(visit: InsightsVisit): Promise<readonly (readonly [string, string])[]> {
  return visit.insights.read({}, visit.code, modeNames);
}
