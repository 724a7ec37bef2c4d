import { needed } from '../projection/refused-event.ts';
import { textAt, valueAt } from '../projection/tracking-event.ts';
import { activity, given, type XapiFamily, type XapiMapping } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';
import type { VerbName } from './verbs.ts';

/** Enrolments, and grades that turn: the course is the object, and so no parent. */
function aboutCourse(verb: VerbName): XapiMapping {
  return {
    verb,
    parts: (event, settings) => {
      const course = needed(textAt(event, 'context', 'course_id'), 'context.course_id');
      return {
        inCourse: false,
        object: activity(`${settings.lmsRoot}/course/${course}`, {
          name: { en: settings.courseName(course) ?? course },
          type: activityTypes.course,
          extensions: given({ [extensionIris.type]: valueAt(event, 'data', 'mode') }),
        }),
      };
    },
  };
}

export const enrollmentStatements: XapiFamily = {
  'edx.course.enrollment.activated': aboutCourse('registered'),
  'edx.course.enrollment.mode_changed': aboutCourse('registered'),
  'edx.course.enrollment.deactivated': aboutCourse('unregistered'),
  'edx.course.grade.passed.first_time': aboutCourse('passed'),
  'edx.course.grade.now_passed': aboutCourse('passed'),
  'edx.course.grade.now_failed': aboutCourse('failed'),
};
