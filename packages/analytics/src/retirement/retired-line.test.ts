import { describe, expect, it } from 'vitest';
import { retiredLine } from './retired-line.ts';

const person = {
  ids: [7, 9],
  usernames: ['Ana_M', 'guest-1'],
  email: 'Ana@example.org',
  name: 'Ana "Anita" Pérez',
  retiredName: 'retired__user_0123456789abcdef',
  until: Date.UTC(2026, 0, 2) * 1000,
};
const retire = retiredLine(person);

const line = (more: object = {}, context: object = {}) => ({
  id: 'e1',
  name: 'problem_check',
  event_type: 'problem_check',
  event_source: 'server',
  time: '2026-01-01T10:20:30.000004+00:00',
  username: 'Ana_M',
  session: 'the-session',
  ip: '203.0.113.9',
  agent: 'Mozilla/9',
  host: 'lms.example.org',
  referer: 'https://lms.example.org/u/Ana_M',
  accept_language: 'es',
  page: null,
  context: { course_id: 'course-v1:O+C+R', org_id: 'O', path: '/event', user_id: 7, ...context },
  event: {},
  ...more,
});
const retired = (of: object): unknown => {
  const text = JSON.stringify(of);
  const made = retire(text);
  if (made === undefined) return undefined;
  expect(Buffer.byteLength(made)).toBeLessThanOrEqual(Buffer.byteLength(text));
  return JSON.parse(made);
};

describe('a line without a person', () => {
  it('keeps what was done, when and where, and nothing of who did it', () => {
    const event = { problem_id: 'p', answers: { p_2_1: 'choice_1' }, attempts: 1 };
    expect(retired(line({ event }))).toEqual(
      line({
        event,
        username: person.retiredName,
        session: '',
        ip: '',
        agent: '',
        referer: '',
        accept_language: '',
      }),
    );
  });

  it('has nothing of the person in texts, in data that is text, and in data of requests', () => {
    const event = JSON.stringify({
      query: 'I am ana_m, write to ana@EXAMPLE.org. Ana "Anita" Pérez',
      GET: {
        email: ['ana@example.org'],
        next: '/u/Ana_M/x?to=ana%40example.org&as=Ana+%22Anita%22+P%C3%A9rez',
      },
      Ana_M: 1,
    });
    const made = retired(line({ event_source: 'browser', page: 'https://lms.example.org/u/Ana_M/', event }));
    expect(JSON.stringify(made)).not.toMatch(/ana_m|ana@|ana%40|Anita/i);
    expect(made).toMatchObject({
      page: `https://lms.example.org/u/${person.retiredName}/`,
      username: person.retiredName,
    });
  });

  it('leaves parts of other words, and answers that look like the name of another', () => {
    const three = retiredLine({ ...person, usernames: ['3'], name: 'Paris', email: '' });
    const of = line({
      username: '3',
      event: { answers: { a: '3', b: 'Paris' }, student: '3', full_name: 'paris' },
    });
    expect(JSON.parse(three(JSON.stringify(of)) ?? '')).toMatchObject({
      event: { answers: { a: '3', b: 'Paris' }, student: person.retiredName, full_name: '' },
    });
    const event = { query: 'Ana_Maria Ana_M-2 xAna_M' };
    expect(retired(line({ event }))).toMatchObject({ event });
  });

  it('is known by the number where it has no name, also in a line that was mended already', () => {
    const unnamed = line({ username: '', session: '' }, { user_id: 9 });
    expect(retired(unnamed)).toMatchObject({ username: '', ip: '' });
    const once = retire(JSON.stringify(line())) ?? '';
    expect(retire(`${once}   `)).toBe(undefined);
  });

  it('leaves empty members out where the longer name does not fit otherwise', () => {
    const empty = { session: '', ip: '', agent: '', referer: '', accept_language: '' };
    const event = { user_id: 7, usernames: ['Ana_M', 'ben'] };
    const made = retired(line({ ...empty, event }));
    expect(made).toMatchObject({ username: person.retiredName, event: { user_id: 7 } });
    expect(made).not.toHaveProperty('session');
    expect(made).toMatchObject({ host: 'lms.example.org', id: 'e1' });
    expect(JSON.parse(retire('{"username":"Ana_M"}') ?? '')).toEqual({ username: '' });
  });

  it('has neither old nor new value of what the person told of himself', () => {
    const event = {
      user_id: 7,
      setting: 'year_of_birth',
      old: null,
      new: 1867,
      truncated: [],
      table: 'auth_userprofile',
    };
    const of = line({ event_type: 'edx.user.settings.changed', event });
    expect(retired(of)).toMatchObject({ event: { ...event, old: null, new: null } });
    const others = { ...of, username: 'staff', context: { user_id: 1 }, event: { ...event, user_id: 8 } };
    expect(retired({ ...others, referer: '' })).toBe(undefined);
  });

  it('is another account’s where that did something to the person', () => {
    const of = line(
      { username: 'staff', event: { target_username: 'ana_m', student: 'Ana "Anita" Pérez' } },
      { user_id: 1 },
    );
    const made = retired(of);
    expect(made).toMatchObject({ username: 'staff', ip: '203.0.113.9', event: { student: '' } });
    expect(JSON.stringify(made)).not.toMatch(/ana_m|Anita/i);
  });

  it('stays where it names nobody, and where somebody else took the name later', () => {
    expect(retired(line({ username: 'ben', referer: '' }, { user_id: 77 }))).toBe(undefined);
    expect(retired(line({ username: '', referer: '' }, { user_id: null }))).toBe(undefined);
    expect(retired(line({ referer: '' }, { user_id: 8 }))).toBe(undefined);
    const later = { time: '2026-01-03T00:00:00+00:00' };
    expect(retired(line(later, { user_id: 8 }))).toBe(undefined);
    expect(retired(line(later))).toMatchObject({ username: person.retiredName });
    expect(retire('no JSON with Ana_M')).toBe(undefined);
  });
});
