import type { LogEvent } from '../../log/log-event.ts';

/** What an event says that its learner did (edx-analytics-pipeline, edx/analytics/tasks/insights/user_activity.py get_predicate_labels). */
export function activityLabels({ type, source }: Pick<LogEvent, 'type' | 'source'>): readonly string[] {
  if (source === 'task' || type === '' || type.startsWith('edx.course.enrollment.')) return [];
  if (source === 'server') {
    if (type === 'problem_check') return ['ACTIVE', 'ATTEMPTED_PROBLEM'];
    if (type.startsWith('edx.forum.') && type.endsWith('.created')) return ['ACTIVE', 'POSTED_FORUM'];
  } else if ((source === 'browser' || source === 'mobile') && type === 'play_video') {
    return ['ACTIVE', 'PLAYED_VIDEO'];
  }
  return ['ACTIVE'];
}
