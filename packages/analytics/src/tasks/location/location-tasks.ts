import type { Task } from '../define-task.ts';
import { courseEnrollmentCountryTask } from './course-enrollment-country.ts';
import { courseEnrollmentLocationCurrentTask } from './course-enrollment-location-current.ts';

export const locationTasks: readonly Task[] = [
  courseEnrollmentCountryTask,
  courseEnrollmentLocationCurrentTask,
];
