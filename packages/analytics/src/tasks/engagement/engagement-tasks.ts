import type { Task } from '../define-task.ts';
import { cohortMembersTask } from './cohort-members.ts';
import { courseEnrollmentAccountsTask } from './course-enrollment-accounts.ts';
import { courseLearnersTask } from './course-learners.ts';
import { moduleEngagementMetricRangesTask } from './module-engagement-metric-ranges.ts';
import { moduleEngagementRosterTask } from './module-engagement-roster.ts';
import { moduleEngagementSummaryTask } from './module-engagement-summary.ts';
import { moduleEngagementTask } from './module-engagement.ts';
import { moduleEngagementUserSegmentsTask } from './module-engagement-user-segments.ts';

/** They read spans of enrolment, and stand behind its tasks. */
export const engagementTasks: readonly Task[] = [
  moduleEngagementTask,
  moduleEngagementSummaryTask,
  moduleEngagementMetricRangesTask,
  moduleEngagementUserSegmentsTask,
  cohortMembersTask,
  courseEnrollmentAccountsTask,
  courseLearnersTask,
  moduleEngagementRosterTask,
];
