export { ApiFault, apiFaults, someOf, type FaultBody } from './api/api-fault.ts';
export { answersToProblem } from './api/answer-distribution.ts';
export { recentActivity, weeklyActivity } from './api/course-activity.ts';
export { courseEnrollment } from './api/course-enrollment.ts';
export { courseLearnerMetadata } from './api/course-learner-metadata.ts';
export { courseProblemsAndTags } from './api/course-problems-and-tags.ts';
export { courseProblems } from './api/course-problems.ts';
export { courseReport, type CourseReportFile, type CourseReports } from './api/course-report.ts';
export { courseSummaries } from './api/course-summaries.ts';
export { courseTotals } from './api/course-totals.ts';
export { courseVideos } from './api/course-videos.ts';
export { csvOf, type CsvOptions } from './api/csv.ts';
export { dateRange } from './api/date-range.ts';
export { engagementTimeline } from './api/engagement-timeline.ts';
export { enrollmentByBirthYear } from './api/enrollment-by-birth-year.ts';
export { enrollmentByEducation } from './api/enrollment-by-education.ts';
export { enrollmentByGender } from './api/enrollment-by-gender.ts';
export { enrollmentByLocation } from './api/enrollment-by-location.ts';
export { enrollmentByMode } from './api/enrollment-by-mode.ts';
export { listOf, type ApiObject } from './api/field-choice.ts';
export { gradesOfProblem } from './api/grade-distribution.ts';
export { learnerOf } from './api/learner.ts';
export { learnersOf } from './api/learners.ts';
export { pageChoice, pageOf } from './api/page-of.ts';
export { problemResponsePath } from './export/problem-response-csv.ts';
export { programs } from './api/programs.ts';
export { opensOfSequential } from './api/sequential-open-distribution.ts';
export type {
  Condition,
  GroupQuery,
  RowOrder,
  RowQuery,
  TableReader,
  TableRow,
  TableView,
} from './api/table-reader.port.ts';
export { userEngagement } from './api/user-engagement.ts';
export { courseOfVideo, timelineOfVideo } from './api/video-timeline.ts';
