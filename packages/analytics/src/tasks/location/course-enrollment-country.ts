import { courseEnrollmentCountry } from '../../tables/location/course-enrollment-country.table.ts';
import { studentCourseenrollment } from '../../tables/side/student-courseenrollment.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field } from '../../tuples/tuple.ts';
import { lastAddress } from './last-address.pick.ts';

const enrollment = takeColumns(studentCourseenrollment, ['user_id', 'course_id', 'is_active']);

const enrollments = pickRows(studentCourseenrollment, (row, emit) => {
  const [userId = null, courseId = null, isActive = null] = enrollment(row);
  emit([userId], ['enrollment', courseId, isActive]);
});

export const courseEnrollmentCountryTask = defineTask({
  name: 'course-enrollment-country',
  counts:
    'In which country each enrolled learner is: that of the address of his latest event, in whatever course.',
  table: courseEnrollmentCountry,
  of: [lastAddress, enrollments],
  needs: enrollments,
  *fold([userId = null], occurrences, { countryOf }) {
    let country: Field = null;
    for (const { tuple, times } of occurrences) {
      const [tag, first = null, second = null] = tuple;
      if (tag === 'address') country = countryOf(second ?? '') ?? 'UNKNOWN';
      else for (let time = 0; time < times; time += 1) yield [first, userId, country, second];
    }
  },
});
