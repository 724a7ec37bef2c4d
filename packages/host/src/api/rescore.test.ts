import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('grading anew', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
    await host.engine.learners.enroll(
      { userId: host.learner.id, courseKey: host.courseKey, invited: true },
      serverOrigin,
    );
    await host.engine.learning.act(
      {
        userId: host.learner.id,
        usageKey: host.problem,
        action: 'submit',
        input: { answers: host.answers },
      },
      serverOrigin,
    );
  });
  afterAll(() => host.close());

  const ask = async (body: object, who: string, usageKey = host.problem) => {
    const visitor = await host.loggedIn(who);
    const csrf = csrfOf(await visitor.page('/'));
    return visitor.fetch(`/api/blocks/${encodeURIComponent(usageKey)}/rescore`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(body),
    });
  };
  const cli = (...args: readonly string[]) =>
    runTestCli(['problem', 'rescore', host.problem, ...args], {
      open: async () => ({ ...host.deps, close: async () => {} }),
    });

  it('gives the course team the score of one learner', async () => {
    const answer = await ask({ username: 'ana' }, 'root');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { queued: false, score: { earned: 1, possible: 1 } },
    ]);
  });

  it('is done in the background for all of them', async () => {
    const answer = await ask({ onlyIfHigher: true }, 'root');
    expect([answer.status, await answer.json()]).toEqual([200, { queued: true }]);
  });

  it('says why not', async () => {
    const unanswered = await ask({ username: 'ben' }, 'root');
    expect([unanswered.status, await unanswered.json()]).toMatchObject([403, { code: 'not_answered' }]);
    expect((await ask({ username: 'nobody' }, 'root')).status).toBe(404);
    expect((await ask({}, 'root', host.unit)).status).toBe(422);
    expect((await ask({ username: 'ana' }, 'ana')).status).toBe(403);
  });

  it('works from the command line too', async () => {
    const one = await cli('--as', 'root', '--learner', 'ana');
    expect(one).toMatchObject({ code: 0, out: 'ana has 1 of 1 by it.\n' });
    expect(await cli('--as', 'root')).toMatchObject({
      code: 0,
      out: expect.stringContaining('running host'),
    });
    expect(await cli('--as', 'root', '--learner', 'ben')).toMatchObject({
      code: 1,
      err: expect.stringContaining('not_answered'),
    });
    expect(await cli('--as', 'ana')).toMatchObject({ code: 1 });
    expect(await cli()).toMatchObject({ code: 2, err: expect.stringContaining('--as') });
  });
});
