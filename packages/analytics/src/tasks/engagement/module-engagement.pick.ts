import type { LogEvent } from '../../log/log-event.ts';
import { isDate } from '../calendar.ts';
import { cutText } from '../cut-text.ts';
import { definePick } from '../define-task.ts';

/** Under course and user name: day, entity type, entity id, what was done with it. */
export const moduleEngagementEvents = definePick({
  name: 'module-engagement',
  types: ['problem_check', 'play_video', 'edx.forum.*'],
  pick(event, emit) {
    const { username, date } = event;
    if (username === '' || date === undefined || !isDate(date) || cutText(username, 30) !== username) return;
    const done = engagement(event);
    const courseId = done.events.length === 0 ? undefined : event.courseIdOrUrl;
    if (courseId === undefined || done.id === '') return;
    for (const what of done.events)
      emit([courseId, username], [date, done.type, cutText(done.id, 255), what]);
  },
});

interface Engagement {
  readonly type: 'problem' | 'video' | 'discussion';
  /** '' where the event names none. */
  readonly id: string;
  readonly events: readonly string[];
}

/** edx-analytics-pipeline, edx/analytics/tasks/insights/module_engagement.py get_user_actions_from_event. */
function engagement(event: LogEvent): Engagement {
  if (event.type === 'problem_check') {
    if (event.source !== 'server') return { type: 'problem', id: '', events: [] };
    const { problem_id: id, success } = event.data() ?? {};
    const correct = typeof success === 'string' && success.toLowerCase() === 'correct';
    return { type: 'problem', id: text(id), events: correct ? ['attempted', 'completed'] : ['attempted'] };
  }
  if (event.type === 'play_video')
    return { type: 'video', id: text(event.data()?.['id']).trim(), events: ['viewed'] };
  const events = event.type.endsWith('.created') ? ['contributed'] : [];
  return { type: 'discussion', id: text(event.data()?.['commentable_id']), events };
}

function text(json: unknown): string {
  return typeof json === 'string' ? json : '';
}
