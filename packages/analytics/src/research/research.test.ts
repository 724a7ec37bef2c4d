import { describe, expect, it } from 'vitest';
import { parseLogEvent } from '../log/parse-log-event.ts';
import { courseEnrollmentGenderDaily } from '../tables/enrollment/course-enrollment-gender-daily.table.ts';
import { moduleEngagementRoster } from '../tables/engagement/module-engagement-roster.table.ts';
import { pseudonyms } from './pseudonyms.ts';
import { researchEvent } from './research-event.ts';
import { researchColumns, researchGroups, researchRow, researchTables } from './research-tables.ts';

const courseKey = 'course-v1:Org+Chance+2026';
const names = pseudonyms({ key: 'k'.repeat(32), courseKey, names: new Map([['7', 'ana']]) });

function eventOf(more: object) {
  const event = parseLogEvent(
    JSON.stringify({
      id: 'e1',
      event_type: 'problem_check',
      event_source: 'server',
      time: '2026-11-05T10:20:30.000004+00:00',
      username: 'ana',
      session: 'the-session',
      ip: '203.0.113.9',
      agent: 'Mozilla/9',
      context: { course_id: courseKey, user_id: 7 },
      event: {},
      ...more,
    }),
  );
  if (event === undefined) throw new Error('It is a line.');
  return event;
}

describe('data for research', () => {
  it('name a learner the same wherever he is, by name or by number, and otherwise in another course or under another key', () => {
    const other = { key: 'k'.repeat(32), courseKey: 'course-v1:Org+Chance+2027', names: new Map() };
    const rekeyed = pseudonyms({ key: 'l'.repeat(32), courseKey, names: new Map() });
    expect(names.ofId('7')).toBe(names.ofName('ana'));
    expect(names.ofName('ana')).toMatch(/^learner-[0-9a-f]{20}$/);
    expect(pseudonyms(other).ofName('ana')).not.toBe(names.ofName('ana'));
    expect(rekeyed.ofName('ana')).not.toBe(names.ofName('ana'));
    expect(names.ofId('8')).not.toBe(names.ofName('8'));
    expect(names.ofName('')).toBe('');
  });

  it('have no name, number, address, session or browser in events', () => {
    const check = researchEvent(
      eventOf({
        event: {
          problem_id: 'p1',
          answers: { p1_2_1: 'write to ana@example.org, from 203.0.113.9' },
          state: { student_answers: {}, student: 'ana', ids: ['ana', 'other'] },
        },
      }),
      names,
    );
    const text = JSON.stringify(check);
    for (const secret of ['"ana"', 'ana@', '203.0.113.9', 'the-session', 'Mozilla', 'user_id'])
      expect(text).not.toContain(secret);
    expect(check).toMatchObject({
      learner: names.ofName('ana'),
      event: { problem_id: 'p1', answers: { p1_2_1: 'write to …, from …' } },
    });
  });

  it('tell under a pseudonym whom an event is about, however it names him', () => {
    const { event } = researchEvent(
      eventOf({
        event_type: 'edx.course.enrollment.activated',
        username: 'teacher',
        event: { course_id: courseKey, user_id: 7, mode: 'audit' },
      }),
      names,
    );
    expect(event).toEqual({ course_id: courseKey, user_id: names.ofName('ana'), mode: 'audit' });
  });

  it('tell of requests and of unknown events only that they happened', () => {
    const page = eventOf({ event_type: `/courses/${courseKey}/progress/ana`, event: '{"GET":{"q":["x"]}}' });
    expect(researchEvent(page, names)).toMatchObject({
      event_type: '/courses/{course}/progress',
      event: {},
    });
    expect(researchEvent(eventOf({ event_type: 'acme.thing', event: { who: 'ana' } }), names).event).toEqual(
      {},
    );
  });

  it('have of single learners nothing that tells who or what they are', () => {
    const row = Object.fromEntries(moduleEngagementRoster.columns.map(({ name }) => [name, `ana's ${name}`]));
    const given = researchRow(moduleEngagementRoster, { ...row, username: 'ana' }, names);
    expect(given['username']).toBe(names.ofName('ana'));
    for (const column of ['email', 'name', 'user_id', 'year_of_birth', 'gender', 'city', 'country', 'goals'])
      expect(given).not.toHaveProperty(column);
    for (const table of researchTables) {
      const columns = researchColumns(table);
      if (columns.includes('username')) expect(columns).not.toContain('email');
    }
  });

  it('have no group of fewer learners than may be told', () => {
    const row = (gender: string | null, count: number) => ({
      date: '2026-11-05',
      course_id: courseKey,
      gender,
      count,
      cumulative_count: count + 1,
    });
    const given = researchGroups(
      courseEnrollmentGenderDaily,
      [row('f', 40), row('m', 30), row('o', 2), row(null, 9)],
      5,
    );
    expect(given.map((one) => [one['gender'], one['count']])).toEqual([
      ['f', 40],
      ['m', 30],
      ['groups of fewer than 5', 11],
    ]);
    expect(given.every((one) => !('cumulative_count' in one))).toBe(true);
    expect(researchGroups(courseEnrollmentGenderDaily, [row('f', 2)], 5).map((one) => one['count'])).toEqual([
      null,
    ]);
  });
});
