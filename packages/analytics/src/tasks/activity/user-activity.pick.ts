import { isDate } from '../calendar.ts';
import { definePick } from '../define-task.ts';
import { userIdOf } from '../user-id.ts';
import { activityLabels } from './activity-labels.ts';

/** Under course and user: the day, and one label of what the event shows. */
export const userActivity = definePick({
  name: 'user-activity',
  types: ['*'],
  pick(event, emit) {
    const labels = activityLabels(event);
    if (labels.length === 0) return;
    const userId = userIdOf(event.userId);
    const { courseIdOrUrl: courseId, date } = event;
    if (userId === undefined || courseId === undefined || date === undefined || !isDate(date)) return;
    for (const label of labels) emit([courseId, userId], [date, label]);
  },
});
