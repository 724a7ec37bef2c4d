export const course = 'course-v1:edX+DemoX+T1';

const line = (username: string, time: string, type: string, event: object, source = 'server') => ({
  event_type: type,
  event_source: source,
  username,
  time,
  event,
  context: { course_id: course },
});

export const check = (username: string, time: string, problem: unknown, success: unknown = 'incorrect') =>
  line(username, time, 'problem_check', { problem_id: problem, success });

export const play = (username: string, time: string, id: unknown) =>
  line(username, time, 'play_video', { id }, 'browser');

export const post = (username: string, time: string, topic: unknown, type = 'edx.forum.thread.created') =>
  line(username, time, type, { commentable_id: topic });
