import { courseActivity } from './activity/course-activity.table.ts';
import { answerDistribution } from './answers/answer-distribution.table.ts';
import { moduleEngagementMetricRanges } from './engagement/module-engagement-metric-ranges.table.ts';
import { moduleEngagementRoster } from './engagement/module-engagement-roster.table.ts';
import { moduleEngagement } from './engagement/module-engagement.table.ts';
import { courseEnrollmentBirthYearDaily } from './enrollment/course-enrollment-birth-year-daily.table.ts';
import { courseEnrollmentDaily } from './enrollment/course-enrollment-daily.table.ts';
import { courseEnrollmentEducationLevelDaily } from './enrollment/course-enrollment-education-level-daily.table.ts';
import { courseEnrollmentGenderDaily } from './enrollment/course-enrollment-gender-daily.table.ts';
import { courseEnrollmentModeDaily } from './enrollment/course-enrollment-mode-daily.table.ts';
import { courseMetaSummaryEnrollment } from './enrollment/course-meta-summary-enrollment.table.ts';
import { courseEnrollmentLocationCurrent } from './location/course-enrollment-location-current.table.ts';
import { courseProgramMetadata } from './programs/course-program-metadata.table.ts';
import {
  studentEngagementDaily,
  studentEngagementWeekly,
} from './student-engagement/student-engagement.tables.ts';
import { gradeDistribution } from './student-module/grade-distribution.table.ts';
import { sequentialOpenDistribution } from './student-module/sequential-open-distribution.table.ts';
import type { Table } from './table.ts';
import { tagsDistribution } from './tags/tags-distribution.table.ts';
import { videoTimeline } from './video/video-timeline.table.ts';
import { video } from './video/video.table.ts';

/** Every table of the database that the REST API reads. */
export const publishedTables: readonly Table[] = [
  answerDistribution,
  courseActivity,
  courseEnrollmentBirthYearDaily,
  courseEnrollmentDaily,
  courseEnrollmentEducationLevelDaily,
  courseEnrollmentGenderDaily,
  courseEnrollmentLocationCurrent,
  courseEnrollmentModeDaily,
  courseMetaSummaryEnrollment,
  courseProgramMetadata,
  gradeDistribution,
  moduleEngagement,
  moduleEngagementMetricRanges,
  moduleEngagementRoster,
  sequentialOpenDistribution,
  studentEngagementDaily,
  studentEngagementWeekly,
  tagsDistribution,
  video,
  videoTimeline,
];
