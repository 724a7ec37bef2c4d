import { isCourseId } from '../../log/course-ids.ts';
import { isDate } from '../calendar.ts';
import { cutText } from '../cut-text.ts';
import { definePick } from '../define-task.ts';
import { userIdOf } from '../user-id.ts';

export const activated = 'edx.course.enrollment.activated';
export const deactivated = 'edx.course.enrollment.deactivated';
export const modeChanged = 'edx.course.enrollment.mode_changed';

/** Under course and user: time, `event_type`, mode. All three are of the `event` member, not of the context. */
export const enrollmentEvents = definePick({
  name: 'enrollment-events',
  types: [activated, deactivated, modeChanged],
  pick(event, emit) {
    const { course_id: course, user_id: user, mode } = event.data() ?? {};
    const courseId = typeof course === 'string' ? course.trim() : '';
    const userId = userIdOf(user);
    const { time } = event;
    if (time === undefined || !isDate(dateOfTime(time)) || !isCourseId(courseId) || userId === undefined)
      return;
    if (typeof mode === 'string' && cutText(mode, 100) === mode)
      emit([courseId, userId], [time, event.type, mode]);
  },
});

export function dateOfTime(time: string): string {
  return time.split('T', 1)[0] ?? '';
}
