import type { Json } from '@coursewright/core/shared';
import type { LogEvent } from '../../log/log-event.ts';
import { isDate } from '../calendar.ts';
import { cutText } from '../cut-text.ts';
import { definePick } from '../define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';

/**
 * Under course and user name: the day, and what was done on it. Kinds: `problem` (id, correct), `video` (id), `subsection` (time, path), one of
 * the columns of forum and textbook (by how much it grows), and `active` for every other event.
 */
export const studentEngagementEvents = definePick({
  name: 'student-engagement',
  types: ['*'],
  pick(event, emit) {
    const { username, courseId, date, type } = event;
    if (!isName(username) || type === '' || courseId === undefined || date === undefined || !isDate(date))
      return;
    const data = event.data();
    if (data === undefined) return;
    const vote = type.startsWith('edx.forum') ? voted.exec(type)?.[1] : undefined;
    if (vote === undefined) {
      const done = doing(event, data);
      if (done !== undefined) emit([courseId, username], [date, ...done]);
      return;
    }
    const { vote_value: way, undo_vote: undo, target_username: target } = data;
    if (way !== 'up' && way !== 'down') return;
    const by = isTrue(undo) ? '-1' : '1';
    // Votes for comments are of no count, but their day is one of activity.
    const counted = vote === 'response' || vote === 'thread';
    emit([courseId, username], counted ? [date, `forum_${way}votes_given`, by] : [date, 'active']);
    if (typeof target !== 'string' || !isName(target)) return;
    emit([courseId, target], counted ? [date, `forum_${way}votes_received`, by] : [date, 'active']);
  },
});

const voted = /^edx\.forum\.(\w+)\.voted/;
const subsection = /^\/courses\/[^/+]+[/+][^/+]+[/+][^/]+\/courseware\/[^/]+\/[^/]+\/.*$/;

/** edx-analytics-pipeline, edx/analytics/tasks/data_api/student_engagement.py. undefined: the event counts for nothing. */
function doing({ type, source, time }: LogEvent, data: Readonly<Record<string, Json>>): Tuple | undefined {
  if (type === 'problem_check') {
    const { problem_id: id, success } = data;
    if (source !== 'server' || typeof id !== 'string' || id === '') return undefined;
    return ['problem', id, typeof success === 'string' && success.toLowerCase() === 'correct' ? '1' : '0'];
  }
  if (type === 'play_video') {
    const { id } = data;
    return typeof id === 'string' && id !== '' ? ['video', id] : undefined;
  }
  if (subsection.test(type)) return ['subsection', time ?? null, type];
  return simple.get(type) ?? ['active'];
}

const simple: ReadonlyMap<string, Tuple> = new Map([
  ['edx.forum.thread.created', ['forum_posts', '1']],
  ['edx.forum.response.created', ['forum_responses', '1']],
  ['edx.forum.comment.created', ['forum_comments', '1']],
  ['book', ['textbook_pages_viewed', '1']],
]);

/** Tables hold names of up to 255 characters. */
function isName(text: string): boolean {
  return text !== '' && cutText(text, 255) === text;
}

/** As Python takes it. */
function isTrue(json: Json | undefined): boolean {
  return json !== undefined && json !== null && json !== false && json !== 0 && json !== '';
}
