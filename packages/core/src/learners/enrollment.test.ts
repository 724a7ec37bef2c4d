import { expect, it } from 'vitest';
import { serverOrigin } from '../events/server-origin.ts';
import { isoInstant } from '../shared/clock.port.ts';
import { testCourseKey as courseKey, testLearners } from './testing/test-learners.ts';

it('enrols once, changes the mode, ends and begins again, with the events of each change', async () => {
  const { learners, add, events, clock, close } = await testLearners();
  const { id: userId } = await add('ada');
  const enroll = (mode?: 'verified' | 'audit') =>
    learners.enroll({ userId, courseKey, ...(mode && { mode }) }, serverOrigin);
  const created = clock.at;
  expect(await enroll()).toEqual({ userId, courseKey, mode: 'audit', active: true, created });
  expect(await enroll()).toEqual({ userId, courseKey, mode: 'audit', active: true, created });
  clock.at += 1;
  await enroll('verified');
  expect(await enroll()).toMatchObject({ mode: 'verified', active: true, created });
  await learners.unenroll({ userId, courseKey }, serverOrigin);
  await learners.unenroll({ userId, courseKey }, serverOrigin);
  expect(await learners.enrollment(userId, courseKey)).toMatchObject({ mode: 'verified', active: false });
  expect(await enroll()).toMatchObject({ mode: 'audit', active: true, created });
  expect(await learners.enrollments(userId)).toEqual([
    { userId, courseKey, mode: 'audit', active: true, created },
  ]);
  const seen = (await events()).map(({ name, event, context }) => [name, event, context]);
  const line = (name: string, mode: string) => [
    `edx.course.enrollment.${name}`,
    { course_id: courseKey, user_id: userId, mode },
    expect.objectContaining({ course_id: courseKey, org_id: 'Org' }),
  ];
  expect(seen).toEqual([
    line('activated', 'audit'),
    line('mode_changed', 'verified'),
    line('deactivated', 'verified'),
    line('activated', 'audit'),
    line('mode_changed', 'audit'),
  ]);
  await close();
});

it('enrols from the first to the last day of enrolment', async () => {
  const { learners, add, clock, events, close } = await testLearners({
    enrollment_start: '2026-02-01T00:00:00Z',
    enrollment_end: '2026-03-01T00:00:00Z',
  });
  const enrollAt = async (username: string, iso: string) => {
    const { id } = await add(username);
    clock.at = isoInstant(iso);
    return learners.enroll({ userId: id, courseKey }, serverOrigin);
  };
  expect(await enrollAt('a', '2026-01-31T23:59:59Z')).toEqual({ refused: 'enrollment_closed' });
  expect(await enrollAt('b', '2026-02-01T00:00:00Z')).toMatchObject({ active: true });
  expect(await enrollAt('c', '2026-02-28T23:59:59Z')).toMatchObject({ active: true });
  expect(await enrollAt('d', '2026-03-01T00:00:00Z')).toEqual({ refused: 'enrollment_closed' });
  expect((await events()).length).toBe(2);
  await close();
});

it('changes the mode of who is enrolled also when enrolment is over', async () => {
  const { learners, add, clock, close } = await testLearners({ enrollment_end: '2026-06-01T00:00:00Z' });
  const { id: userId } = await add('ada');
  await learners.enroll({ userId, courseKey }, serverOrigin);
  clock.at = isoInstant('2026-07-01T00:00:00Z');
  expect(await learners.enroll({ userId, courseKey, mode: 'honor' }, serverOrigin)).toMatchObject({
    mode: 'honor',
  });
  await learners.unenroll({ userId, courseKey }, serverOrigin);
  expect(await learners.enroll({ userId, courseKey }, serverOrigin)).toEqual({
    refused: 'enrollment_closed',
  });
  await close();
});

it('lets into a course by invitation those who are invited, and its staff', async () => {
  const { learners, add, close } = await testLearners({ invitation_only: true });
  const [ada, ben, cy] = [await add('ada'), await add('ben'), await add('cy')];
  await learners.setRole(cy.id, courseKey, 'staff', true);
  const refused = await learners.enroll({ userId: ada.id, courseKey }, serverOrigin);
  expect(refused).toEqual({ refused: 'invitation_only' });
  expect(await learners.enrollment(ada.id, courseKey)).toBe(undefined);
  const invited = await learners.enroll({ userId: ben.id, courseKey, invited: true }, serverOrigin);
  expect(invited).toMatchObject({ active: true });
  expect(await learners.enroll({ userId: cy.id, courseKey }, serverOrigin)).toMatchObject({ active: true });
  await close();
});

it('gives the last place of a full course to one of those who want it at once', async () => {
  const { learners, add, close } = await testLearners({ max_student_enrollments_allowed: 2 });
  const accounts = [await add('a'), await add('b'), await add('c'), await add('d')];
  const results = await Promise.all(
    accounts.map(({ id }) => learners.enroll({ userId: id, courseKey }, serverOrigin)),
  );
  const full = { refused: 'course_full', facts: { most: 2 } };
  expect(results.filter((result) => !('refused' in result)).length).toBe(2);
  expect(results.filter((result) => 'refused' in result)).toEqual([full, full]);
  const { items } = await learners.learners(courseKey, { limit: 10 });
  expect(items.length).toBe(2);
  await learners.unenroll({ userId: items[0]?.id ?? 0, courseKey }, serverOrigin);
  const { id } = accounts.find((account) => items.every((item) => item.id !== account.id)) ?? { id: 0 };
  expect(await learners.enroll({ userId: id, courseKey }, serverOrigin)).toMatchObject({ active: true });
  await close();
});

it('knows no enrolment in a course that is not there, nor of somebody who is not', async () => {
  const { learners, add, close } = await testLearners();
  const { id } = await add('ada');
  const other = 'course-v1:Org+Test+other';
  await expect(learners.enroll({ userId: id, courseKey: other }, serverOrigin)).rejects.toMatchObject({
    code: 'course_not_found',
  });
  await expect(learners.enroll({ userId: 99, courseKey }, serverOrigin)).rejects.toMatchObject({
    code: 'not_found',
  });
  await close();
});

it('pages through learners with their modes, and refuses pages of no or too many items', async () => {
  const { learners, add, close } = await testLearners();
  for (const username of ['cy', 'ada', 'ben']) {
    const { id } = await add(username);
    await learners.enroll({ userId: id, courseKey, mode: 'honor' }, serverOrigin);
  }
  const first = await learners.learners(courseKey, { limit: 2 });
  expect(first.items.map(({ username, mode }) => [username, mode])).toEqual([
    ['ada', 'honor'],
    ['ben', 'honor'],
  ]);
  const second = await learners.learners(courseKey, { limit: 2, after: first.next ?? '' });
  expect(second.items.map(({ username }) => username)).toEqual(['cy']);
  expect(second.next).toBe(undefined);
  expect(second.items[0]).not.toHaveProperty('passwordHash');
  for (const limit of [0, 1001, 1.5, NaN])
    await expect(learners.learners(courseKey, { limit })).rejects.toMatchObject({ code: 'bad_input' });
  await close();
});
