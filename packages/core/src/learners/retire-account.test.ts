import { expect, it } from 'vitest';
import { serverOrigin } from '../events/server-origin.ts';
import { testCourseKey as courseKey, testLearning, testUsageKey } from '../learning/testing/test-learning.ts';
import { retireAccount } from './retire-account.ts';

const course = `<chapter url_name="c"><sequential url_name="s"><vertical url_name="u">
  <problem url_name="p"><stringresponse answer="yes"><textline/></stringresponse></problem>
  </vertical></sequential></chapter>`;
const p = testUsageKey('problem', 'p');

async function open() {
  const opened = await testLearning(course);
  const { learners, records } = opened;
  const make = (username: string, superuser = false) =>
    learners.createAccount({
      username,
      email: `${username}@example.org`,
      name: username.toUpperCase(),
      password: 'correct horse',
      superuser,
    });
  const retire = (userId: number) =>
    records.transaction((tx) =>
      retireAccount(tx, { userId, nameOf: ({ id }) => `retired_${id}`, at: 7 }, serverOrigin),
    );
  return { ...opened, make, retire };
}

it('leaves work and scores, and nothing that tells who it was', async () => {
  const { learners, learning, records, outbox, make, retire, close } = await open();
  const { id: userId } = await make('ana');
  await learners.enroll({ userId, courseKey }, serverOrigin);
  await learners.setRole(userId, courseKey, 'beta_testers', true);
  await learning.act(
    { userId, usageKey: p, action: 'submit', input: { answers: { p_2_1: 'yes' } } },
    serverOrigin,
  );
  await outbox();
  const [was] = await retire(userId);
  expect(was).toMatchObject({ username: 'ana', email: 'ana@example.org', name: 'ANA' });
  expect(await learners.authenticate('ana', 'correct horse')).toEqual({ refused: 'wrong_login' });
  expect(await learners.authenticate('ana@example.org', 'correct horse')).toEqual({ refused: 'wrong_login' });
  expect(await learners.accountByUsername(`retired_${userId}`)).toBe(undefined);
  await expect(learners.account(userId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(learners.enroll({ userId, courseKey }, serverOrigin)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(learners.setPassword(userId, 'correct horse')).rejects.toMatchObject({ code: 'not_found' });
  expect(await learners.rolesOf(userId)).toEqual([]);
  expect(await learners.enrollment(userId, courseKey)).toMatchObject({ active: false });
  expect(await records.read(({ scores }) => scores.score(userId, p))).toMatchObject({ earned: 1 });
  const { items } = await learners.learners(courseKey, { limit: 10 });
  expect(items.map(({ username }) => username)).toEqual(['ada']);
  const { events } = await outbox();
  expect(events.map(({ name, event }) => [name, event])).toEqual([
    ['edx.course.enrollment.deactivated', { course_id: courseKey, user_id: userId, mode: 'audit' }],
    ['coursewright.user.retired', { user_id: userId }],
  ]);
  await make('ana');
  await close();
});

it('retires the guests whose work went to the account with it', async () => {
  const { learners, records, make, retire, close } = await open();
  const { id: userId } = await make('ana');
  const guest = await learners.createAccount({ username: 'guest-1', email: '', name: 'A.', kind: 'guest' });
  await learners.mergeGuest({ guestId: guest.id, userId });
  expect((await retire(userId)).map(({ username }) => username)).toEqual(['ana', 'guest-1']);
  expect(await records.read(({ accounts }) => accounts.accountById(guest.id))).toMatchObject({
    username: `retired_${guest.id}`,
    name: '',
    retired: 7,
  });
  await close();
});

it('refuses the last site administrator, who is not there and who was retired', async () => {
  const { make, retire, close } = await open();
  const { id: boss } = await make('boss', true);
  const { id: ana } = await make('ana');
  await expect(retire(boss)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(retire(999)).rejects.toMatchObject({ code: 'not_found' });
  await retire(ana);
  await expect(retire(ana)).rejects.toMatchObject({ code: 'not_found' });
  await make('other', true);
  await retire(boss);
  await close();
});
