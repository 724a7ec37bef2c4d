import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { studentEngagementJoinedDaily } from '../tables/student-engagement/student-engagement.tables.ts';
import type { Tuple } from '../tuples/tuple.ts';
import { studentEngagementCsv } from './student-engagement-csv.ts';
import { writeStudentEngagementReports } from './write-student-engagement-reports.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-engagement-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [one, two] = ['course-v1:a+b+c', 'edX/DemoX/2014'];
const row = (date: string, course: string, username: string, cohort = ''): Tuple => [
  date,
  course,
  username,
  `${username}@example.com`,
  cohort,
  ...Array.from({ length: 13 }, (_none, place) => String(place)),
  '/courses/x/courseware/a/b/',
];
const range = { from: '2024-03-01', to: '2024-03-06' };
const hash = (course: string) => createHash('sha1').update(course).digest('hex');

describe('the report of student engagement', () => {
  it('has a column for each of the table, by user name', () => {
    const csv = studentEngagementCsv('daily', [
      row('2024-03-04', one, '\u{1F600}'),
      row('2024-03-04', one, '\uFF5E'),
      row('2024-03-04', one, 'ada', 'A,B'),
    ]);
    const [header = '', ...lines] = csv.split('\r\n').slice(0, -1);
    expect(header.split(',')).toHaveLength(studentEngagementJoinedDaily.columns.length);
    expect(header).toMatch(
      /^Course ID,Date,Username,Email,Cohort,Was Active,Unique Problems Attempted,.*,URL of Last Subsection Viewed$/,
    );
    expect(lines[0]).toBe(
      `${one},2024-03-04,ada,ada@example.com,"A,B",0,1,2,3,4,5,6,7,8,9,10,11,12,/courses/x/courseware/a/b/`,
    );
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(['\uFF5E', '\u{1F600}']);
  });

  it.each([
    ['weekly', 'End Date', 'Days Active This Week'],
    ['all', 'End Date', 'Days Active'],
  ] as const)('says what days are when it is %s', (interval, date, days) => {
    expect(studentEngagementCsv(interval, []).split(',').slice(1, 6)).toEqual([
      date,
      'Username',
      'Email',
      'Cohort',
      days,
    ]);
  });

  it('is a file for each course and day, at the place where instructor dashboards look', async () => {
    const rows = [
      row('2024-03-04', one, 'ben'),
      row('2024-03-04', one, 'ada'),
      row('2024-03-04', two, 'ada'),
      row('2024-03-05', one, 'ada'),
    ];
    const names = await writeStudentEngagementReports(
      { interval: 'daily', rows, range },
      path.join(folder, 'daily'),
    );
    expect(names.toSorted()).toEqual(
      [
        `${hash(one)}/student_engagement_daily_2024-03-04.csv`,
        `${hash(one)}/student_engagement_daily_2024-03-05.csv`,
        `${hash(two)}/student_engagement_daily_2024-03-04.csv`,
      ].sort(),
    );
    const file = path.join(folder, 'daily', hash(one), 'student_engagement_daily_2024-03-04.csv');
    expect(
      readFileSync(file, 'utf8')
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[2]),
    ).toEqual(['ada', 'ben']);
  });

  it('is named by its range where there is one period only', async () => {
    const all = { interval: 'all', rows: [row('2024-03-05', one, 'ada')], range } as const;
    expect(await writeStudentEngagementReports(all, path.join(folder, 'all'))).toEqual([
      `${hash(one)}/student_engagement_all_2024-03-01-2024-03-06.csv`,
    ]);
  });

  it('refuses rows that do not stand together, and leaves nothing behind', async () => {
    const rows = [
      row('2024-03-04', one, 'ada'),
      row('2024-03-04', two, 'ada'),
      row('2024-03-04', one, 'ben'),
    ];
    const target = path.join(folder, 'mixed');
    await expect(writeStudentEngagementReports({ interval: 'daily', rows, range }, target)).rejects.toThrow(
      'do not stand together',
    );
    expect(readdirSync(target)).toEqual([]);
  });

  it('is no file where there are no rows', async () => {
    expect(
      await writeStudentEngagementReports({ interval: 'weekly', rows: [], range }, path.join(folder, 'none')),
    ).toEqual([]);
  });
});
