import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCourseKey, testLearning } from '../learning/testing/test-learning.ts';
import type { CohortService } from './cohort-service.ts';
import { createCohortService } from './create-cohort-service.ts';

describe('createCohortService', () => {
  let opened: Awaited<ReturnType<typeof testLearning>>;
  let cohorts: CohortService;
  beforeEach(async () => {
    opened = await testLearning('<chapter url_name="c"/>');
    cohorts = createCohortService(opened);
  });
  afterEach(() => opened.close());

  const make = (name: string) => cohorts.createCohort({ courseKey: testCourseKey, name }, opened.origin);
  const add = (cohortId: number, learner: string) =>
    cohorts.addLearner({ courseKey: testCourseKey, cohortId, learner }, opened.origin);
  const remove = (cohortId: number, learner: string) =>
    cohorts.removeLearner({ courseKey: testCourseKey, cohortId, learner }, opened.origin);
  const events = async () =>
    (await opened.outbox()).events.map(({ name, event, context }) => [name, event, context]);

  it('makes a cohort, with the events of Open edX', async () => {
    const { id } = await make(' Tuesday ');
    expect(await cohorts.cohorts(testCourseKey)).toEqual([
      { id, courseKey: testCourseKey, name: 'Tuesday', members: 0 },
    ]);
    const facts = { cohort_id: id, cohort_name: 'Tuesday' };
    const context = expect.objectContaining({ course_id: testCourseKey });
    expect(await events()).toEqual([
      ['edx.cohort.created', facts, context],
      ['edx.cohort.creation_requested', facts, context],
    ]);
  });

  it.each([
    ['no name', ' ', 'bad_input'],
    ['a name that is too long', '😀'.repeat(256), 'bad_input'],
    ['a name that is taken', 'A', 'conflict'],
  ])('makes none of %s, and tells of none', async (_what, name, code) => {
    await make('A');
    await events();
    await expect(make(name)).rejects.toMatchObject({ code });
    expect(await cohorts.cohorts(testCourseKey)).toHaveLength(1);
    expect(await events()).toEqual([]);
  });

  it('takes a name of as many characters as Open edX does', async () => {
    const name = '😀'.repeat(255);
    expect(await make(name)).toMatchObject({ name });
  });

  it('puts a learner into a cohort by name or address, and from one into another', async () => {
    const [a, b] = [await make('A'), await make('B')];
    await events();
    expect(await add(a.id, 'ADA')).toMatchObject({ is: 'added', account: { username: 'ada' } });
    const user = { user_id: opened.ada };
    const inA = { cohort_id: a.id, cohort_name: 'A' };
    const inB = { cohort_id: b.id, cohort_name: 'B' };
    expect((await events()).map((event) => event.slice(0, 2))).toEqual([
      ['edx.cohort.user_added', { ...inA, ...user }],
      [
        'edx.cohort.user_add_requested',
        { ...inA, ...user, previous_cohort_id: null, previous_cohort_name: null },
      ],
    ]);
    expect(await add(a.id, 'ada')).toMatchObject({ is: 'present' });
    expect(await events()).toEqual([]);
    expect(await add(b.id, ' ada@example.org ')).toMatchObject({ is: 'changed', previous: { name: 'A' } });
    expect((await events()).map((event) => event.slice(0, 2))).toEqual([
      ['edx.cohort.user_removed', { ...inA, ...user }],
      ['edx.cohort.user_added', { ...inB, ...user }],
      [
        'edx.cohort.user_add_requested',
        { ...inB, ...user, previous_cohort_id: a.id, previous_cohort_name: 'A' },
      ],
    ]);
    const { items } = await cohorts.learners(testCourseKey, b.id, { limit: 10 });
    expect(items.map(({ username }) => username)).toEqual(['ada']);
  });

  it('takes a learner out of the cohort that he is in, and of no other', async () => {
    const [a, b] = [await make('A'), await make('B')];
    await add(a.id, 'ada');
    await events();
    expect(await remove(b.id, 'ada')).toBe(false);
    expect(await remove(a.id, 'nobody')).toBe(false);
    expect(await events()).toEqual([]);
    expect(await remove(a.id, 'ada')).toBe(true);
    expect((await events()).map(([name]) => name)).toEqual(['edx.cohort.user_removed']);
    expect(await remove(a.id, 'ada')).toBe(false);
  });

  it('knows nobody who never was in the course', async () => {
    const { id } = await make('A');
    await opened.learner('outside', { enrolled: false });
    expect(await add(id, 'outside')).toEqual({ is: 'unknown' });
    expect(await add(id, 'nobody')).toEqual({ is: 'unknown' });
  });

  it('has nothing of other courses', async () => {
    await expect(cohorts.cohort(testCourseKey, 4711)).rejects.toMatchObject({ code: 'not_found' });
    await expect(add(4711, 'ada')).rejects.toMatchObject({ code: 'not_found' });
    await expect(cohorts.cohorts('course-v1:No+Such+Course')).rejects.toMatchObject({
      code: 'course_not_found',
    });
  });

  it('has a learner in one cohort, whoever puts him into two at once', async () => {
    const made = [await make('A'), await make('B'), await make('C')];
    await Promise.all(made.map(({ id }) => add(id, 'ada')));
    const counts = (await cohorts.cohorts(testCourseKey)).map(({ members }) => members);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1);
  });
});
