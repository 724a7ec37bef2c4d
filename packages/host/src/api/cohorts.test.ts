import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('the API of cohorts', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
    for (const { id } of [host.learner, host.other])
      await host.engine.learners.enroll({ userId: id, courseKey: host.courseKey }, serverOrigin);
  });
  afterAll(() => host.close());

  const ask = async (who: string, method: string, path: string, body?: object) => {
    const visitor = await host.loggedIn(who);
    const csrf = method === 'GET' ? '' : csrfOf(await visitor.page('/'));
    const response = await visitor.fetch(`/api/cohorts/v1/courses/${host.courseKey}/cohorts/${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return [response.status, answer] as const;
  };
  const view = (id: unknown, name: string, count: number) => ({
    id,
    name,
    user_count: count,
    assignment_type: 'manual',
    user_partition_id: null,
    group_id: null,
  });
  const ana = { username: 'ana', email: 'ana@example.org', name: 'ANA' };
  const additions = {
    success: true,
    added: [],
    changed: [],
    present: [],
    unknown: [],
    preassigned: [],
    invalid: [],
  };

  it('makes cohorts and fills them, as Open edX’s does', async () => {
    expect(await ask('root', 'POST', '', { name: 'A' })).toEqual([200, view(1, 'A', 0)]);
    expect(await ask('root', 'POST', '', { name: 'B' })).toEqual([200, view(2, 'B', 0)]);
    expect(await ask('root', 'POST', '1/users/', { users: ['ana', 'nobody'] })).toEqual([
      200,
      { ...additions, added: [ana], unknown: ['nobody'] },
    ]);
    expect(await ask('root', 'POST', '1/users/ben', {})).toMatchObject([
      200,
      { added: [{ username: 'ben' }] },
    ]);
    expect(await ask('root', 'POST', '2/users/', { users: 'ana@example.org, ana' })).toEqual([
      200,
      { ...additions, changed: [{ ...ana, previous_cohort: 'A' }], present: ['ana'] },
    ]);
    expect(await ask('root', 'GET', '')).toEqual([200, [view(1, 'A', 1), view(2, 'B', 1)]]);
    expect(await ask('root', 'GET', '2')).toEqual([200, view(2, 'B', 1)]);
    expect(await ask('root', 'GET', '2/users/')).toEqual([
      200,
      { count: 1, next: null, previous: null, results: [ana] },
    ]);
    expect(await ask('root', 'DELETE', '2/users/ana')).toEqual([204, undefined]);
    expect(await ask('root', 'DELETE', '2/users/ana')).toMatchObject([404, { code: 'not_found' }]);
  });

  it('gives those in a cohort page by page', async () => {
    await ask('root', 'POST', '1/users/', { users: ['ana', 'ben'] });
    const [, first] = await ask('root', 'GET', '1/users/?page_size=1');
    const { next } = first as { next: string };
    expect(first).toMatchObject({ count: 2, results: [{ username: 'ana' }] });
    const visitor = await host.loggedIn('root');
    const second: unknown = await (await visitor.fetch(next.replace(host.url, ''))).json();
    expect(second).toMatchObject({ next: null, results: [{ username: 'ben' }] });
  });

  it('is for the course team alone, and tells what is wrong', async () => {
    expect(await ask('ana', 'GET', '')).toMatchObject([403, { code: 'forbidden' }]);
    expect(await ask('ana', 'POST', '', { name: 'C' })).toMatchObject([403, {}]);
    expect(await ask('ana', 'POST', '1/users/', { users: ['ana'] })).toMatchObject([403, {}]);
    expect(await ask('ana', 'DELETE', '1/users/ben')).toMatchObject([403, {}]);
    expect(await ask('root', 'GET', '4711')).toMatchObject([404, {}]);
    expect(await ask('root', 'POST', '', { name: 'A' })).toMatchObject([409, { code: 'conflict' }]);
    expect(await ask('root', 'POST', '', { name: 'D', assignment_type: 'random' })).toMatchObject([422, {}]);
  });
});
