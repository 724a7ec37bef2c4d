import { expect, it } from 'vitest';
import { serverOrigin } from '../events/server-origin.ts';
import { testCourseKey as courseKey, testLearning, testUsageKey } from '../learning/testing/test-learning.ts';
import type { StateKey } from '../learning/state-store.port.ts';

const problem = (id: string) =>
  `<problem url_name="${id}"><stringresponse answer="yes"><textline/></stringresponse></problem>`;
const course = `<chapter url_name="c"><sequential url_name="s"><vertical url_name="u">
  ${problem('p')}${problem('q')}<html url_name="h">Text</html></vertical></sequential></chapter>`;
const [p, q, h] = [
  testUsageKey('problem', 'p'),
  testUsageKey('problem', 'q'),
  testUsageKey('html', 'h'),
] as const;

async function open() {
  const opened = await testLearning(course);
  const { learners, learning, records, outbox } = opened;
  const { id: guest } = await learners.createAccount({
    username: 'guest-1',
    email: '',
    name: '',
    kind: 'guest',
  });
  await learners.enroll({ userId: guest, courseKey, invited: true }, serverOrigin);
  const { id: user } = await learners.createAccount({
    username: 'ben',
    email: 'ben@example.org',
    name: 'Ben',
  });
  const answer = (userId: number, usageKey: string, text: string) => {
    const input = { answers: { [`${usageKey.split('@').at(-1)}_2_1`]: text } };
    return learning.act({ userId, usageKey, action: 'submit', input }, serverOrigin);
  };
  const read = (userId: number, usageKey: string) =>
    records.read(async ({ states, submissions, scores, completions }) => {
      const key: StateKey = { scope: 'user_state', userId, target: usageKey };
      const [state] = await states.getStates([key]);
      return {
        state: state?.version,
        history: (await states.stateHistory(key)).length,
        submissions: (await submissions.submissions(userId, usageKey)).length,
        earned: (await scores.score(userId, usageKey))?.earned,
        completion: (await completions.completions(userId, courseKey)).get(usageKey),
      };
    });
  return { ...opened, guest, user, answer, read, outbox };
}

const nothing = { state: 0, history: 0, submissions: 0, earned: undefined, completion: undefined };

it('gives all of a guest’s work in a block to the account, where it has none of its own', async () => {
  const { learners, records, answer, read, guest, user, outbox, close } = await open();
  await learners.enroll({ userId: user, courseKey }, serverOrigin);
  await answer(guest, p, 'no');
  await answer(guest, p, 'yes');
  await answer(guest, q, 'yes');
  await answer(user, q, 'no');
  await records.transaction((tx) => tx.completions.setCompletion(guest, courseKey, h, 1, 1));
  const [before, own] = [await read(guest, p), await read(user, q)];
  expect(before).toEqual({ state: 2, history: 2, submissions: 2, earned: 1, completion: 1 });
  await outbox();

  await learners.mergeGuest({ guestId: guest, userId: user });
  expect(await read(user, p)).toEqual(before);
  expect(await read(guest, p)).toEqual(nothing);
  expect(await read(user, q)).toEqual(own);
  expect(await read(guest, q)).toMatchObject({ earned: 1, submissions: 1 });
  expect(await read(user, h)).toMatchObject({ completion: 1 });
  // The grades of both follow.
  expect((await outbox()).jobs).toEqual(['grading.update-grades', 'grading.update-grades']);
  await close();
});

it('enrols the account where the guest was, with the events of both', async () => {
  const { learners, guest, user, outbox, close } = await open();
  await outbox();
  await learners.mergeGuest({ guestId: guest, userId: user });
  expect(await learners.enrollment(user, courseKey)).toMatchObject({ active: true, mode: 'audit' });
  expect(await learners.enrollment(guest, courseKey)).toMatchObject({ active: false });
  const { events, jobs } = await outbox();
  expect(events).toMatchObject([
    { name: 'edx.course.enrollment.deactivated', event: { user_id: guest } },
    { name: 'edx.course.enrollment.activated', event: { user_id: user } },
  ]);
  expect(jobs).toEqual([]);
  await close();
});

it('leaves an enrolment that the account has ended as it is', async () => {
  const { learners, guest, user, close } = await open();
  await learners.enroll({ userId: user, courseKey }, serverOrigin);
  await learners.unenroll({ userId: user, courseKey }, serverOrigin);
  await learners.mergeGuest({ guestId: guest, userId: user });
  expect(await learners.enrollment(user, courseKey)).toMatchObject({ active: false });
  await close();
});

it('ends the guest, and changes nothing when it is repeated', async () => {
  const { learners, answer, read, guest, user, outbox, close } = await open();
  await answer(guest, p, 'yes');
  await learners.mergeGuest({ guestId: guest, userId: user });
  await expect(learners.account(guest)).rejects.toMatchObject({ code: 'not_found' });
  expect(await learners.accountByUsername('guest-1')).toBe(undefined);
  await expect(answer(guest, q, 'yes')).rejects.toMatchObject({ code: 'not_found' });
  await expect(learners.enroll({ userId: guest, courseKey }, serverOrigin)).rejects.toMatchObject({
    code: 'not_found',
  });
  const after = await read(user, p);
  await outbox();
  await learners.mergeGuest({ guestId: guest, userId: user });
  expect(await read(user, p)).toEqual(after);
  expect(await outbox()).toEqual({ events: [], jobs: [] });
  await close();
});

it('gives a guest’s work to one account only, whoever asks at the same time', async () => {
  const { learners, answer, read, guest, user, ada, close } = await open();
  await answer(guest, p, 'yes');
  const merges = await Promise.allSettled(
    [user, ada].map((userId) => learners.mergeGuest({ guestId: guest, userId })),
  );
  expect(merges.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const owners = [await read(user, p), await read(ada, p)].filter(({ earned }) => earned === 1);
  expect(owners.length).toBe(1);
  await close();
});

it('merges guests into accounts, and nobody else', async () => {
  const { learners, guest, user, ada, close } = await open();
  const refused = async (guestId: number, userId: number, code: string) =>
    expect(learners.mergeGuest({ guestId, userId })).rejects.toMatchObject({ code });
  await refused(ada, user, 'forbidden');
  await refused(guest, guest, 'forbidden');
  await refused(guest, 99, 'not_found');
  await refused(99, user, 'not_found');
  expect(await learners.account(guest)).toMatchObject({ kind: 'guest' });
  await close();
});
