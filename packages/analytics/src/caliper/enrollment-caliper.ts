import { needed } from '../projection/refused-event.ts';
import { textAt, valueAt } from '../projection/tracking-event.ts';
import { filled, type CaliperFamily, type CaliperMapping } from './define-caliper.ts';

function aboutCourse(action: string): CaliperMapping {
  return {
    types: ['Event'],
    parts: (event, settings) => {
      const about = needed(textAt(event, 'data', 'course_id'), 'data.course_id');
      const course = textAt(event, 'context', 'course_id') ?? about;
      return {
        type: 'Event',
        action,
        object: filled({
          id: `${settings.lmsRoot}/course/${about}`,
          type: 'CourseOffering',
          name: settings.courseName(course) ?? course,
          extensions: filled({ mode: valueAt(event, 'data', 'mode') }),
        }),
      };
    },
  };
}

export const enrollmentCaliper: CaliperFamily = {
  'edx.course.enrollment.activated': aboutCourse('Activated'),
  'edx.course.enrollment.deactivated': aboutCourse('Deactivated'),
  'edx.course.grade.passed.first_time': aboutCourse('Completed'),
};
