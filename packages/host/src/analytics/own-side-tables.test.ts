import { allSideTables } from '@coursewright/analytics';
import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../testing/test-host.ts';
import { ownSideTables } from './own-side-tables.ts';

/** Milliseconds, on a machine that does much else. */
const timeout = 60_000;

describe('ownSideTables', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
    const { learner, other, courseKey, problem: usageKey } = host;
    for (const { id: userId } of [learner, other]) {
      await host.engine.learners.enroll({ userId, courseKey }, serverOrigin);
    }
    const input = { answers: host.answers };
    const act = (userId: number, action: string) =>
      host.engine.learning.act({ userId, usageKey, action, input }, serverOrigin);
    await act(learner.id, 'submit');
    await act(other.id, 'save');
  }, timeout);
  afterAll(() => host.close());

  let end = 1;
  let retired: number | undefined;
  const sides = () => {
    const { engine, deps } = host;
    const outbox = { logEnd: async () => ({ file: 'log', offset: end }) };
    return ownSideTables({
      engine,
      records: deps.records,
      outbox,
      lastRetired: async () => retired,
      clock: host.clock,
      origin: 'https://lms.example.org',
    });
  };
  const tableOf = (name: string) => {
    const table = allSideTables.find((one) => one.name === name);
    if (table === undefined) throw new Error(`There is no table ${name}.`);
    return table;
  };
  /** Rows by the names of their columns, without those that are null. */
  const rows = async (name: string) => {
    const table = tableOf(name);
    const found: Readonly<Record<string, string>>[] = [];
    for await (const row of sides().rows(table)) {
      const named = table.columns.map((column, index): [string, string | null] => [
        column.name,
        row[index] ?? null,
      ]);
      found.push(Object.fromEntries(named.flatMap(([key, value]) => (value === null ? [] : [[key, value]]))));
    }
    return found;
  };

  it('gives accounts, and of profiles what is known', async () => {
    const { learner } = host;
    const id = String(learner.id);
    expect((await rows('auth_user'))[0]).toEqual({ id, username: 'ana', email: 'ana@example.org' });
    expect(await rows('auth_user')).toHaveLength(3);
    expect((await rows('auth_userprofile'))[0]).toEqual({ user_id: id, name: 'ANA', language: '' });
    const told = { yearOfBirth: 1990, gender: 'f', levelOfEducation: 'b' } as const;
    const later = { ...told, gender: 'o', yearOfBirth: null } as const;
    await host.engine.learners.tellDemographics(learner.id, told, serverOrigin);
    await host.engine.learners.tellDemographics(host.admin.id, later, serverOrigin);
    expect(await rows('auth_userprofile')).toEqual([
      {
        user_id: id,
        name: 'ANA',
        language: '',
        gender: 'f',
        year_of_birth: '1990',
        level_of_education: 'b',
      },
      { user_id: String(host.other.id), name: 'BEN', language: '' },
      {
        user_id: String(host.admin.id),
        name: 'ROOT',
        language: '',
        gender: 'o',
        level_of_education: 'b',
      },
    ]);
  });

  it(
    'gives enrolments and grades',
    async () => {
      const { learner, courseKey } = host;
      const enrolled = await rows('student_courseenrollment');
      expect(enrolled).toHaveLength(2);
      expect(enrolled[0]).toEqual({
        user_id: String(learner.id),
        course_id: courseKey,
        is_active: '1',
        mode: 'audit',
      });
      const userId = learner.id;
      await host.deps.records.transaction(async ({ grades }) => {
        await grades.touchGrades(userId, courseKey, 1_700_000_000_000_001);
        const passedSince = 1_600_000_000_000_002;
        await grades.putCourseGrade({ userId, courseKey, percent: 1, letter: 'Pass', passedSince });
      });
      expect(await rows('grades_persistentcoursegrade')).toContainEqual({
        user_id: String(userId),
        course_id: courseKey,
        letter_grade: 'Pass',
        passed_timestamp: '2020-09-13 12:26:40.000002',
        modified: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/),
      });
    },
    timeout,
  );

  it('puts state and score of a learner at a block into one row, each where there is one', async () => {
    const { learner, other, courseKey, problem } = host;
    const found = await rows('courseware_studentmodule');
    const shared = { module_type: 'problem', module_id: problem, course_id: courseKey, done: 'na' };
    expect(found).toMatchObject([
      { ...shared, student_id: String(learner.id), grade: '1', max_grade: '1' },
      { ...shared, student_id: String(other.id) },
    ]);
    expect(Object.keys(found[1] ?? {})).not.toContain('grade');
    expect(JSON.parse(found[0]?.['state'] ?? '')).toMatchObject({ attempts: 1 });
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
    expect(await rows('courseware_studentmodule')).toEqual(found);
  });

  it('has a row of every subsection that a learner has opened', async () => {
    const { learner, courseKey, unit } = host;
    await host.engine.learning.block({ userId: learner.id, usageKey: unit });
    const found = await rows('courseware_studentmodule');
    const opened = found.find(({ module_type: type }) => type === 'sequential');
    expect(found).toHaveLength(3);
    expect(opened).toMatchObject({
      module_id: 'block-v1:Org+Test+1+type@sequential+block@s1',
      student_id: String(learner.id),
      state: '{"position":1}',
      course_id: courseKey,
    });
    expect(Object.keys(opened ?? {})).not.toContain('grade');
  });

  it('gives courses: catalogue, list and blocks', async () => {
    const { courseKey } = host;
    expect(await rows('course_catalog')).toEqual([
      {
        course_id: courseKey,
        catalog_course: 'Org+Test',
        catalog_course_title: 'Test <course>',
        start_time: '2020-01-01 00:00:00.000000',
        pacing_type: 'instructor_paced',
        availability: 'Current',
        programs: '[]',
      },
    ]);
    expect(await rows('course_list_raw')).toHaveLength(1);
    expect(await rows('course_blocks_raw')).toHaveLength(1);
  });

  it('gives cohorts and who is in them', async () => {
    const { courseKey, learner } = host;
    const { cohorts } = host.engine;
    const { id } = await cohorts.createCohort({ courseKey, name: 'A' }, serverOrigin);
    await cohorts.addLearner({ courseKey, cohortId: id, learner: 'ana' }, serverOrigin);
    expect(await rows('course_groups_courseusergroup')).toEqual([
      { id: String(id), name: 'A', course_id: courseKey, group_type: 'cohort' },
    ]);
    expect(await rows('course_groups_courseusergroup_users')).toEqual([
      { courseusergroup_id: String(id), user_id: String(learner.id) },
    ]);
  });

  it('has versions that change with the log, and the catalogue’s with the days', async () => {
    const version = (name: string) => sides().version(tableOf(name));
    const [users, catalog] = [await version('auth_user'), await version('course_catalog')];
    expect(await version('auth_user')).toBe(users);
    host.clock.advance(86_400);
    expect(await version('auth_user')).toBe(users);
    expect(await version('course_catalog')).not.toBe(catalog);
    end += 1;
    expect(await version('auth_user')).not.toBe(users);
    const before = await version('auth_user');
    retired = 5;
    expect(await version('auth_user')).not.toBe(before);
  });
});
