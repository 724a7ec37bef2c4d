import { textIn } from '../api/api-values.ts';
import { moduleEngagementRoster } from '../tables/engagement/module-engagement-roster.table.ts';
import { inCourse } from './conditions.ts';
import type { InsightsCall } from './insights-call.ts';
import { modeName } from './words/modes.ts';
import { segmentName } from './words/segments.ts';

export interface LearnerFacts {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly mode: string;
  readonly cohort: string;
  readonly segments: string;
  /** `YYYY-MM-DD`; '' where he was never enrolled at the end of a day. */
  readonly enrolled: string;
}

/** What the roster has of the learner asked for; undefined where he is not in it. For roles that may see personal data. */
export async function learnerFacts(call: InsightsCall): Promise<LearnerFacts | undefined> {
  const { view, asked, language } = call;
  const [row] = await view.rows(moduleEngagementRoster, {
    where: [...inCourse(call), { column: 'username', is: asked.username ?? '' }],
    limit: 1,
  });
  if (row === undefined) return undefined;
  const segments = textIn(row, 'segments')
    .split(',')
    .filter((one) => one !== '');
  return {
    username: textIn(row, 'username'),
    name: textIn(row, 'name'),
    email: textIn(row, 'email'),
    mode: modeName(textIn(row, 'enrollment_mode'), language),
    cohort: textIn(row, 'cohort'),
    segments: segments.map((segment) => segmentName(segment, language)).join(', '),
    enrolled: textIn(row, 'enrollment_date'),
  };
}
