import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Puts lines into the event log of a data folder, as those of an hour: `2026-11-05T10`. */
export function writeLog(data: string, hour: string, lines: readonly object[]): void {
  const folder = path.join(data, 'events');
  mkdirSync(folder, { recursive: true });
  const name = `tracking.log-${hour.slice(0, 13).replaceAll('-', '').replace('T', '-')}`;
  writeFileSync(path.join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** A line about a course as the log has it. */
export function logLineOf(courseKey: string, more: object = {}): object {
  return {
    id: 'event-1',
    name: 'problem_check',
    event_type: 'problem_check',
    event_source: 'server',
    time: '2026-11-05T10:20:30.000004+00:00',
    username: 'ana',
    session: 'the-session',
    ip: '203.0.113.9',
    agent: 'Mozilla/9',
    host: 'site.example',
    referer: '',
    accept_language: '',
    page: null,
    context: { course_id: courseKey, org_id: 'Org', path: '/api', user_id: 1 },
    event: {
      problem_id: 'a-problem',
      success: 'correct',
      answers: { 'a-problem_2_1': 'an answer by ana@example.org' },
      submission: {},
      correct_map: {},
      state: {},
      attempts: 1,
      grade: 1,
      max_grade: 1,
    },
    ...more,
  };
}
