import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blockKey } from '../testing/test-tool.ts';
import { gradedLaunches, type GradedLaunches } from './testing/graded-launches.ts';

const problem = blockKey('problem', 'p1');
const path = '/lti/platform/contexts';

describe('the outbox of grades', () => {
  let at: GradedLaunches;
  let place: { userId: number; linkId: string };
  beforeEach(async () => {
    at = await gradedLaunches();
    place = await at.launch(problem);
  });
  afterEach(() => at.close());

  const tokens = () => at.platform.requests.filter((one) => one === 'POST /lti/platform/token').length;

  it('asks for a token once for many scores, and once more when the platform has revoked it', async () => {
    await at.answer(place.userId, '4');
    await at.carry();
    await at.answer(place.userId, '3');
    await at.carry();
    expect(tokens()).toBe(1);
    await at.answer(place.userId, '4');
    at.platform.answer = { path, status: 401 };
    await at.carry();
    expect(tokens()).toBe(2);
    expect(at.posts().length).toBe(4);
    expect(await at.outcome(place)).toMatchObject({
      state: 'waiting',
      error: expect.stringContaining('401'),
    });
    at.platform.answer = null;
    at.pass(3);
    await at.carry();
    expect(await at.outcome(place)).not.toHaveProperty('error');
    expect(await at.scores()).toMatchObject([{ scoreGiven: 0 }]);
  });

  it('tries again what time can mend, later each time, and says meanwhile what is wrong', async () => {
    await at.answer(place.userId, '3');
    for (const [index, status] of [500, 503, 408].entries()) {
      at.platform.answer = { path, status, body: 'down\n for  repair' };
      await at.carry();
      // Before its time it is not tried.
      await at.carry();
      expect(at.posts().length).toBe(index + 1);
      expect(await at.outcome(place)).toMatchObject({
        state: 'waiting',
        sentVersion: 0,
        error: expect.stringContaining(`${status} to the score request: down for repair`),
      });
      at.pass(2 ** (index + 1) + 1);
    }
    at.platform.answer = null;
    await at.carry();
    expect(await at.outcome(place)).toMatchObject({ state: 'sent', sentVersion: 1, tries: 0 });
    expect(await at.outcome(place)).not.toHaveProperty('error');
  });

  it.each([400, 403, 405, 415, 422])(
    'puts aside at once what is refused with %i, with the reason',
    async (status) => {
      await at.answer(place.userId, '3');
      at.platform.answer = { path, status, body: 'the course is over' };
      await at.carry();
      expect(await at.outcome(place)).toMatchObject({
        state: 'failed',
        error: `The platform answered ${status} to the score request: the course is over`,
      });
      at.platform.answer = null;
      at.pass(7200);
      await at.carry();
      expect(at.posts().length).toBe(1);
      const failed = await at.tool.tool.grades.outbox({
        registrationId: at.registrationId,
        state: 'failed',
        limit: 9,
      });
      expect(failed.items).toMatchObject([{ ...place, usageKey: problem }]);
      expect((await at.situation()).counts).toEqual({ waiting: 0, sent: 0, failed: 1 });
      // The next change of the grade is a new one.
      await at.answer(place.userId, '4');
      await at.carry();
      expect(await at.outcome(place)).toMatchObject({ state: 'sent' });
    },
  );

  it.each([
    ['429', { status: 429, headers: { 'retry-after': '120' } }, 120],
    ['503 with a time', { status: 503, headers: { 'retry-after': '30' } }, 30],
    ["Canvas's 403", { status: 403, body: '403 Forbidden (Rate Limit Exceeded)' }, 2],
    ["Canvas's 403 by its header", { status: 403, headers: { 'x-rate-limit-remaining': '0' } }, 2],
  ])('leaves a platform alone that says %s, as long as it asks', async (_, answer, seconds) => {
    await at.answer(place.userId, '3');
    at.platform.answer = { path, ...answer };
    await at.carry();
    at.platform.answer = null;
    const bob = await at.launch(problem, { user: 'bob' });
    await at.answer(bob.userId, '3');
    const { courier } = await at.situation();
    expect(courier.reason).toContain(`answered ${answer.status}`);
    const left = (courier.pausedUntil ?? 0) - at.clock.now();
    expect(left / 1_000_000).toBeGreaterThan(seconds - 2);
    expect(left / 1_000_000).toBeLessThanOrEqual(seconds);
    await at.carry();
    expect(at.posts().length).toBe(1);
    // A wait that was asked for is no try in vain.
    expect(await at.outcome(place)).toMatchObject({ state: 'waiting', tries: 0 });
    at.pass(seconds);
    await at.carry();
    expect((await at.scores()).map(({ userId }) => userId)).toEqual(['ada', 'bob']);
    expect((await at.situation()).courier).toMatchObject({ failures: 0 });
  });

  it('tries a platform that is down with one score, less and less often, and never gives up', async () => {
    const others = ['bob', 'carl', 'dora', 'eve'];
    for (const user of others.slice(1)) {
      await at.platform.store.putMember('course-1', { user: { id: user }, roles: ['Learner'] });
    }
    await at.answer(place.userId, '3');
    for (const user of others) await at.answer((await at.launch(problem, { user })).userId, '3');
    at.platform.answer = { path, status: 500 };
    await at.carry();
    const before = at.posts().length;
    expect(before).toBeGreaterThanOrEqual(3);
    for (let hours = 0; hours < 48; hours += 1) {
      at.pass(3600);
      await at.carry();
    }
    expect(at.posts().length).toBe(before + 48);
    expect((await at.situation()).counts).toEqual({ waiting: 5, sent: 0, failed: 0 });
    at.platform.answer = null;
    at.pass(3600);
    await at.carry();
    expect((await at.situation()).counts).toEqual({ waiting: 0, sent: 5, failed: 0 });
  });

  it('puts a score aside that the platform does not take while it takes others', async () => {
    await at.answer(place.userId, '3');
    at.platform.answer = { path, status: 500 };
    await at.carry();
    at.platform.answer = null;
    const bob = await at.launch(problem, { user: 'bob' });
    for (let tries = 2; tries <= 12; tries += 1) {
      await at.answer(bob.userId, tries % 2 === 0 ? '3' : '4');
      // Ada’s is due later than Bob’s, each time.
      await at.carry();
      at.platform.answer = { path, status: 500 };
      at.pass(3600);
      await at.carry();
      at.platform.answer = null;
    }
    expect(await at.outcome(place)).toMatchObject({ state: 'failed', tries: 12 });
    expect(await at.outcome({ ...place, userId: bob.userId })).toMatchObject({ state: 'sent' });
  });

  it('keeps the scores while the platform gives no access token, and says why', async () => {
    await at.answer(place.userId, '3');
    at.platform.answer = { path: '/lti/platform/token', status: 401, body: '{"error":"invalid_client"}' };
    await at.carry();
    const { counts, courier } = await at.situation();
    expect(counts).toMatchObject({ waiting: 1, failed: 0 });
    expect(courier.reason).toContain('invalid_client');
    at.platform.answer = null;
    // Who has mended it does not wait for the pause to end.
    expect(await at.tool.tool.grades.resync({ registrationId: at.registrationId })).toBe(1);
    await at.carry();
    expect(await at.scores()).toMatchObject([{ scoreGiven: 1 }]);
  });

  it('tries again with a later time where the platform has a later score, and then says so', async () => {
    await at.answer(place.userId, '3');
    at.platform.answer = { path, status: 409, body: 'outdated' };
    await at.carry();
    expect(await at.outcome(place)).toMatchObject({ state: 'waiting' });
    for (let tries = 2; tries <= 5; tries += 1) {
      at.pass(3600);
      await at.carry();
    }
    expect(await at.outcome(place)).toMatchObject({ state: 'failed', error: expect.stringContaining('409') });
  });

  it('sends nothing for a platform that is paused or removed, and all of it afterwards', async () => {
    await at.answer(place.userId, '3');
    await at.tool.tool.platforms.pause(at.registrationId);
    await at.carry();
    expect(at.posts()).toEqual([]);
    expect((await at.situation()).counts.waiting).toBe(1);
    await at.tool.tool.platforms.approve(at.registrationId);
    at.tool.statements.length = 0;
    at.pass(1);
    await at.runJob('lti.sweep-scores', {});
    expect(at.tool.statements.filter((one) => one.startsWith('jobs.enqueue')).length).toBe(1);
    await at.carry();
    expect(await at.scores()).toMatchObject([{ scoreGiven: 1 }]);
  });

  it('leaves a score unsent when the worker stops, and says so', async () => {
    await at.answer(place.userId, '3');
    const stopping = AbortSignal.abort(new Error('The worker is stopping.'));
    await expect(at.carry(stopping)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await at.outcome(place)).toMatchObject({ state: 'waiting', tries: 0 });
    await at.carry();
    expect(await at.scores()).toMatchObject([{ scoreGiven: 1 }]);
  });

  it('has a job come when the next score is due', async () => {
    await at.answer(place.userId, '3');
    at.platform.answer = { path, status: 500 };
    at.tool.statements.length = 0;
    await at.carry();
    const jobs = at.tool.statements.filter((one) => one.startsWith('jobs.enqueue'));
    expect(jobs.length).toBe(1);
    const delayMs = Number(/"delayMs":(\d+)/.exec(jobs[0] ?? '')?.[1]);
    expect(delayMs).toBeGreaterThan(500);
    expect(delayMs).toBeLessThanOrEqual(2000);
  });

  it('sends newest scores anew, of a platform, a link or one learner, and those that were never enqueued', async () => {
    const bob = await at.launch(problem, { user: 'bob' });
    await at.answer(place.userId, '3');
    await at.answer(bob.userId, '3');
    await at.carry();
    const { resync } = at.tool.tool.grades;
    expect(await resync({ linkId: place.linkId, userId: bob.userId })).toBe(1);
    await at.carry();
    expect(at.posts().length).toBe(3);
    expect(await resync({ linkId: place.linkId })).toBe(2);
    await at.carry();
    expect(at.posts().length).toBe(5);
    await expect(resync({ userId: bob.userId })).rejects.toMatchObject({ code: 'bad_input' });
    // A second link to what they have worked on already.
    await at.launch(problem, { linkId: 'link-2' });
    await at.runJob('lti.complete-scores', { registrationId: at.registrationId });
    await at.carry();
    expect(await at.scores('item-link-2')).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
    expect(at.posts().length).toBe(6);
  });

  it('reads back what the platform has, and tells what differs', async () => {
    const bob = await at.launch(problem, { user: 'bob' });
    await at.answer(place.userId, '3');
    await at.answer(bob.userId, '4');
    await at.carry();
    const { compare } = at.tool.tool.grades;
    expect(await compare(place.linkId)).toMatchObject({ compared: 2, differences: [], others: 0 });
    const [score] = await at.scores();
    if (score === undefined) throw new Error('There is no score.');
    // A teacher has changed one, and given another.
    const later = new Date(at.clock.now() / 1000 + 60_000).toISOString();
    await at.platform.store.putScore({ ...score, scoreGiven: 0.5, timestamp: later });
    await at.platform.store.putScore({ ...score, userId: 'teacher' });
    expect(await compare(place.linkId)).toMatchObject({
      compared: 2,
      differences: [
        {
          userId: place.userId,
          subject: 'ada',
          sent: { scoreGiven: 1, scoreMaximum: 1 },
          found: { resultScore: 5, resultMaximum: 10 },
        },
      ],
      others: 1,
    });
    await expect(compare('nothing')).rejects.toMatchObject({ code: 'not_found' });
  });
});
