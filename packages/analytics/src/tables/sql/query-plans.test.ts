import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqlDatabase, type SqlDatabase, type SqlSession } from '@coursewright/core/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answersToProblem,
  courseEnrollment,
  courseLearnerMetadata,
  courseOfVideo,
  courseProblems,
  courseProblemsAndTags,
  courseSummaries,
  courseTotals,
  courseVideos,
  engagementTimeline,
  enrollmentByBirthYear,
  enrollmentByEducation,
  enrollmentByGender,
  enrollmentByLocation,
  enrollmentByMode,
  gradesOfProblem,
  learnerOf,
  learnersOf,
  opensOfSequential,
  programs,
  recentActivity,
  timelineOfVideo,
  userEngagement,
  weeklyActivity,
  type TableView,
} from '../../api.ts';
import { publishedTables } from '../published-tables.ts';
import { openAnalyticsTables } from './analytics-tables.ts';
import { SqlTableReader } from './sql-table-reader.ts';

const course = 'course-v1:O+C+R';
const range = { start: '2024-01-01 00:00:00' };
const learners = { personal: true, addressOf: String };
const summaries = { choice: {}, programs: true, recentDate: '2024-01-01', today: '2024-01-02' };

const problemsOf = (view: TableView) => courseProblems(view, course);
const userEngagementOf = (view: TableView) => userEngagement(view, course, '2024-01-01');

const questions: Readonly<Record<string, (view: TableView) => Promise<unknown>>> = {
  activity: (view) => weeklyActivity(view, course, {}),
  'activity of dates': (view) => weeklyActivity(view, course, range),
  'recent activity': (view) => recentActivity(view, course, 'any'),
  enrollment: (view) => courseEnrollment(view, course, {}),
  'enrollment of dates': (view) => courseEnrollment(view, course, range),
  'by mode': (view) => enrollmentByMode(view, course, range),
  'by birth year': (view) => enrollmentByBirthYear(view, course, {}),
  'by education': (view) => enrollmentByEducation(view, course, {}),
  'by gender': (view) => enrollmentByGender(view, course, range),
  'by location': (view) => enrollmentByLocation(view, course, {}),
  problems: problemsOf,
  tags: (view) => courseProblemsAndTags(view, course),
  videos: (view) => courseVideos(view, course),
  'user engagement': userEngagementOf,
  answers: (view) => answersToProblem(view, 'p'),
  grades: (view) => gradesOfProblem(view, 'p'),
  opens: (view) => opensOfSequential(view, 's'),
  video: (view) => timelineOfVideo(view, 'v'),
  'course of a video': (view) => courseOfVideo(view, 'v'),
  learner: (view) => learnerOf(view, { courseId: course, username: 'u', personal: true }),
  learners: (view) => learnersOf(view, course, { segments: 'inactive' }, learners),
  timeline: (view) => engagementTimeline(view, course, 'u'),
  metadata: (view) => courseLearnerMetadata(view, course),
  'summaries of courses': (view) => courseSummaries(view, { ...summaries, courseIds: [course] }),
  'totals of courses': (view) => courseTotals(view, [course]),
  programs: (view) => programs(view, { ids: ['p'], choice: {} }),
};

describe('questions of the API', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-'));
  const file = path.join(folder, 'analytics.sqlite');
  let database: SqlDatabase;
  const plans: string[] = [];
  const explained = (session: SqlSession): SqlSession => {
    const explain = async (sql: string, values: Parameters<SqlSession['all']>[1] = []) => {
      const plan = await session.all(`EXPLAIN QUERY PLAN ${sql}`, values);
      plans.push(...plan.map(({ detail }) => `${String(detail)} for ${sql}`));
    };
    return {
      dialect: session.dialect,
      all: async (sql, values) => (await explain(sql, values), session.all(sql, values)),
      get: async (sql, values) => (await explain(sql, values), session.get(sql, values)),
      getForUpdate: (sql, values) => session.getForUpdate(sql, values),
      allUnclaimed: (sql, values) => session.allUnclaimed(sql, values),
      holdName: (name) => session.holdName(name),
      run: (sql, values) => session.run(sql, values),
      insert: (table, row) => session.insert(table, row),
      insertAll: (table, rows, options) => session.insertAll(table, rows, options),
      later: (table, rows, key) => session.later(table, rows, key),
      upsert: (table, row, key) => session.upsert(table, row, key),
    };
  };
  /** The plans of what a question asks. There are no rows: most say so by a fault. */
  const plansOf = async (ask: (view: TableView) => Promise<unknown>): Promise<readonly string[]> => {
    plans.length = 0;
    const read: SqlDatabase['read'] = (work) => database.read((session) => work(explained(session)));
    await new SqlTableReader({ ...database, read }).read(ask).catch(() => undefined);
    expect(plans.length).toBeGreaterThan(0);
    return plans;
  };
  beforeAll(async () => {
    await (await openAnalyticsTables({ file }, publishedTables)).close();
    database = await openSqlDatabase({ file }, []);
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(questions))(
    'finds %s by an index: no work grows with other courses',
    async (_name, ask) => {
      const scans = (await plansOf(ask)).filter((plan) => plan.startsWith('SCAN'));
      expect(scans).toEqual([]);
    },
  );

  it('sums what learners did, and submissions, in the order of an index', async () => {
    for (const ask of [userEngagementOf, problemsOf]) {
      const sorts = (await plansOf(ask)).filter((plan) => plan.includes('TEMP B-TREE'));
      expect(sorts).toEqual([]);
    }
  });
});
