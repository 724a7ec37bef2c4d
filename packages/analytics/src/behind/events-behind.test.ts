import { describe, expect, it } from 'vitest';
import { allTasks } from '../tasks/all-tasks.ts';
import { eventsBehind, type BehindQuestion } from './events-behind.ts';
import { originsOf } from './picks-behind.ts';

const courseKey = 'course-v1:Org+Chance+2026';
const date = '2026-11-05';

function taskOf(name: string) {
  const found = allTasks.find((task) => task.name === name);
  if (found === undefined) throw new Error(`There is no task ${name}.`);
  return found;
}

function line(more: object): string {
  return JSON.stringify({
    id: 'e1',
    event_type: 'problem_check',
    event_source: 'server',
    time: `${date}T10:20:30.000004+00:00`,
    username: 'ana',
    session: 'the-session',
    ip: '203.0.113.9',
    agent: 'Mozilla/9',
    host: 'site.example',
    referer: 'https://site.example/?from=ana',
    context: { course_id: courseKey, org_id: 'Org', user_id: 7, path: '/who' },
    event: {},
    ...more,
  });
}

const check = (id: string, more: object = {}, data: object = {}) =>
  line({
    id,
    event: {
      problem_id: 'block-v1:Org+Chance+2026+type@problem+block@p1',
      success: 'correct',
      answers: { p1_2_1: 'my secret answer to ana@example.org' },
      submission: {},
      attempts: 1,
      grade: 1,
      max_grade: 1,
      ...data,
    },
    ...more,
  });

function behind(task: string, lines: readonly string[], more: Partial<BehindQuestion> = {}) {
  return [...eventsBehind(taskOf(task), lines, { courseKey, date, disclosure: 'team', ...more })];
}

describe('the events behind a number', () => {
  it('are those that the event picks behind a task take, through the tables between', () => {
    expect(originsOf(taskOf('course-enrollment-mode-daily')).picks.map(({ name }) => name)).toEqual([
      'enrollment-events',
    ]);
    expect(originsOf(taskOf('answer-distribution')).picks.map(({ name }) => name)).toEqual([
      'every-problem-check',
    ]);
    expect(originsOf(taskOf('grade-distribution'))).toEqual({
      picks: [],
      sideTables: ['courseware_studentmodule'],
    });
  });

  it('are of the course and the day alone, each once, and only what counted', () => {
    const other = 'course-v1:Org+Chance+2025';
    const lines = [
      check('e1'),
      check('e1'),
      check('e2', { context: { course_id: other, user_id: 7 } }),
      check('e3', { time: '2026-11-06T00:00:00.000000+00:00' }),
      line({ id: 'e4', event_type: 'seq_next', event_source: 'browser' }),
      check('e5', { event_source: 'browser' }),
      'not JSON course-v1:Org+Chance+2026',
      `${'['.repeat(3000)}"Chance"${']'.repeat(3000)}`,
    ];
    expect(behind('module-engagement', lines).map(({ id }) => id)).toEqual(['e1']);
  });

  it('counts an enrolment for the course that the event names, whatever page it came from', () => {
    const activated = (id: string, course: string) =>
      line({
        id,
        event_type: 'edx.course.enrollment.activated',
        context: { course_id: 'course-v1:Org+Chance+2025' },
        event: { course_id: course, user_id: 9, mode: 'verified' },
      });
    const found = behind('course-enrollment-daily', [
      activated('e1', courseKey),
      activated('e2', 'course-v1:Org+Chance+2025'),
    ]);
    expect(found).toMatchObject([
      {
        id: 'e1',
        counted: [
          { member: 'user_id', value: '9' },
          { member: 'mode', value: 'verified' },
        ],
      },
    ]);
  });

  it('says when such an event happens, what of it counted, and who did it', () => {
    expect(behind('module-engagement', [check('e1')])).toMatchObject([
      {
        time: '2026-11-05T10:20:30.000004Z',
        fires: 'A submission was graded.',
        username: 'ana',
        counted: [
          { member: null, value: 'problem' },
          { member: 'problem_id', value: 'block-v1:Org+Chance+2026+type@problem+block@p1' },
          { member: null, value: 'attempted' },
          { member: null, value: 'completed' },
        ],
      },
    ]);
  });

  it('never shows addresses, sessions or browsers', () => {
    for (const task of allTasks)
      for (const disclosure of ['team', 'numbers'] as const) {
        const text = JSON.stringify(behind(task.name, [check('e1')], { disclosure }));
        for (const secret of ['203.0.113.9', 'the-session', 'Mozilla', 'site.example', '@example.org'])
          expect(text, `${task.name} ${disclosure}`).not.toContain(secret);
      }
  });

  it('shows neither learners nor answers to who may only see numbers', () => {
    const vote = line({
      id: 'e2',
      event_type: 'edx.forum.thread.voted',
      event: { vote_value: 'up', undo_vote: false, target_username: 'ben', commentable_id: 'ana' },
    });
    const page = line({
      id: 'e3',
      event_type: `/courses/${courseKey}/progress/ana`,
      event: '{"GET":{"username":["ana"]}}',
    });
    for (const task of allTasks) {
      const text = JSON.stringify(behind(task.name, [check('e1'), vote, page], { disclosure: 'numbers' }));
      for (const secret of ['ana', 'ben', 'my secret answer']) expect(text, task.name).not.toContain(secret);
    }
    const toTeam = JSON.stringify(behind('student-engagement-daily', [check('e1'), vote]));
    for (const told of ['ana', 'ben', 'my secret answer']) expect(toTeam).toContain(told);
  });

  it('can be narrowed to what counted; by learners only for who sees them', () => {
    const lines = [check('e1'), check('e2', { username: 'ben' }, { problem_id: 'p2' })];
    const ids = (more: Partial<BehindQuestion>) =>
      behind('module-engagement', lines, more).map(({ id }) => id);
    expect(ids({ key: 'p2' })).toEqual(['e2']);
    expect(ids({ key: 'ana' })).toEqual(['e1']);
    expect(ids({ key: 'ana', disclosure: 'numbers' })).toEqual([]);
    expect(ids({ key: '203.0.113.9' })).toEqual([]);
  });
});
