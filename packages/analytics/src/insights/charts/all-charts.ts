import type { ChartDefinition } from '../define-chart.ts';
import { answersChart } from './answers.chart.ts';
import { courseScores } from './course-scores.chart.ts';
import { engagementShare } from './engagement-share.chart.ts';
import { engagementWeekly } from './engagement-weekly.chart.ts';
import { enrollmentAge } from './enrollment-age.chart.ts';
import { enrollmentCountries } from './enrollment-countries.chart.ts';
import { enrollmentEducation } from './enrollment-education.chart.ts';
import { enrollmentGenderOverTime } from './enrollment-gender-over-time.chart.ts';
import { enrollmentGender } from './enrollment-gender.chart.ts';
import { enrollmentModes } from './enrollment-modes.chart.ts';
import { finalGrades } from './final-grades.chart.ts';
import { gradedResults } from './graded-results.chart.ts';
import { learnerDays } from './learner-days.chart.ts';
import { learnerSegmentsChart } from './learner-segments.chart.ts';
import { problemResultsChart } from './problem-results.chart.ts';
import { problemScores } from './problem-scores.chart.ts';
import { runActivity } from './run-activity.chart.ts';
import { runEnrollment } from './run-enrollment.chart.ts';
import { subsectionOpens } from './subsection-opens.chart.ts';
import { tagResults } from './tag-results.chart.ts';
import { ungradedResults } from './ungraded-results.chart.ts';
import { videoCompletion } from './video-completion.chart.ts';
import { videoTimelineChart } from './video-timeline.chart.ts';

/** Every chart of Insights, in the order of its pages. */
export const allCharts: readonly ChartDefinition[] = [
  enrollmentModes,
  enrollmentCountries,
  enrollmentAge,
  enrollmentEducation,
  enrollmentGender,
  enrollmentGenderOverTime,
  engagementWeekly,
  engagementShare,
  subsectionOpens,
  videoCompletion,
  videoTimelineChart,
  finalGrades,
  courseScores,
  gradedResults,
  ungradedResults,
  problemResultsChart,
  answersChart,
  problemScores,
  tagResults,
  learnerSegmentsChart,
  learnerDays,
  runEnrollment,
  runActivity,
];
