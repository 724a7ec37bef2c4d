import type { Task } from '../define-task.ts';
import { courseEnrollmentBirthYearDailyTask } from './course-enrollment-birth-year-daily.ts';
import { courseEnrollmentDailyTask } from './course-enrollment-daily.ts';
import { courseEnrollmentEducationLevelDailyTask } from './course-enrollment-education-level-daily.ts';
import { courseEnrollmentEventsTask } from './course-enrollment-events.ts';
import { courseEnrollmentGenderDailyTask } from './course-enrollment-gender-daily.ts';
import { courseEnrollmentGradesTask } from './course-enrollment-grades.ts';
import { courseEnrollmentModeDailyTask } from './course-enrollment-mode-daily.ts';
import { courseEnrollmentProfilesTask } from './course-enrollment-profiles.ts';
import { courseEnrollmentSpansTask } from './course-enrollment-spans.ts';
import { courseEnrollmentSummaryTask } from './course-enrollment-summary.ts';
import { courseEnrollmentTask } from './course-enrollment.ts';
import { courseGradeByModeTask } from './course-grade-by-mode.ts';
import { courseMetaSummaryEnrollmentTask } from './course-meta-summary-enrollment.ts';

export const enrollmentTasks: readonly Task[] = [
  courseEnrollmentEventsTask,
  courseEnrollmentSpansTask,
  courseEnrollmentTask,
  courseEnrollmentSummaryTask,
  courseEnrollmentDailyTask,
  courseEnrollmentModeDailyTask,
  courseEnrollmentProfilesTask,
  courseEnrollmentGenderDailyTask,
  courseEnrollmentBirthYearDailyTask,
  courseEnrollmentEducationLevelDailyTask,
  courseEnrollmentGradesTask,
  courseGradeByModeTask,
  courseMetaSummaryEnrollmentTask,
];
