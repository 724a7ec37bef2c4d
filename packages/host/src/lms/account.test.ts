import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

const nothing = { yearOfBirth: null, gender: null, levelOfEducation: null };

describe('the page of one’s account', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
  });
  afterAll(() => host.close());
  const told = (id: number) => host.engine.learners.demographics(id);

  it('takes what one tells of oneself, shows it, and takes it back', async () => {
    const ana = await host.loggedIn('ana');
    const csrf = csrfOf(await ana.page('/account'));
    const form = { csrf, year_of_birth: ' 1990 ', gender: 'f', level_of_education: 'b' };
    const saved = await ana.post('/account', form);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/account?saved']);
    expect(await told(host.learner.id)).toEqual({ yearOfBirth: 1990, gender: 'f', levelOfEducation: 'b' });
    const page = await ana.page('/account?saved');
    expect(page).toContain('Saved.');
    expect(page).toMatch(
      /value="1990"[^]*<option value="f" selected>\s*Female[^]*<option value="b" selected>\s*Bachelor/,
    );
    await ana.post('/account', { csrf, year_of_birth: '', gender: '', level_of_education: '' });
    expect(await told(host.learner.id)).toEqual(nothing);
  });

  it('says what a year is, and keeps the rest of what was chosen', async () => {
    const ben = await host.loggedIn('ben');
    const csrf = csrfOf(await ben.page('/account'));
    for (const year of ['90', '1850', '3000', 'x'.repeat(20)]) {
      const answer = await ben.post('/account', { csrf, year_of_birth: year, gender: 'o' });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toMatch(/The year of birth is four digits[^]*<option value="o" selected>/);
    }
    expect(await told(host.other.id)).toEqual(nothing);
  });

  it('is for who is logged in, by a form of its own', async () => {
    const ana = await host.loggedIn('ana');
    expect((await ana.post('/account', { csrf: 'wrong', gender: 'm' })).status).toBe(403);
    const stranger = await host.browser().fetch('/account');
    expect(stranger.headers.get('location')).toBe('/login?next=%2Faccount');
    expect(await ana.page('/')).toContain('href="/account"');
  });
});

describe('the API of accounts', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
  });
  afterAll(() => host.close());
  const ask = async (who: string, method: string, path: string, body?: object) => {
    const visitor = await host.loggedIn(who);
    const csrf = csrfOf(await visitor.page('/'));
    const response = await visitor.fetch(`/api/user/v1/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/merge-patch+json',
        'x-csrf-token': csrf,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    return [response.status, answer] as const;
  };
  const ana = {
    username: 'ana',
    name: 'ANA',
    email: 'ana@example.org',
    is_active: true,
    date_joined: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    year_of_birth: null,
    gender: null,
    level_of_education: null,
  };

  it('tells who one is, and takes what one tells, part by part', async () => {
    expect(await ask('ana', 'GET', 'me')).toEqual([200, { username: 'ana' }]);
    expect(await ask('ana', 'GET', 'accounts/ana')).toEqual([200, ana]);
    const changed = { ...ana, year_of_birth: 1990, level_of_education: 'hs' };
    const change = { year_of_birth: 1990, level_of_education: 'hs' };
    expect(await ask('ana', 'PATCH', 'accounts/ana', change)).toEqual([200, changed]);
    const less = { ...changed, level_of_education: null };
    expect(await ask('ana', 'PATCH', 'accounts/ana', { level_of_education: null })).toEqual([200, less]);
    expect(await ask('root', 'GET', 'accounts/ana')).toEqual([200, less]);
  });

  it('tells nobody of others, and lets nobody change another', async () => {
    for (const username of ['ana', 'nobody']) {
      expect(await ask('ben', 'GET', `accounts/${username}`)).toMatchObject([404, { code: 'not_found' }]);
      expect(await ask('ben', 'PATCH', `accounts/${username}`, {})).toMatchObject([404, {}]);
    }
    expect(await ask('root', 'PATCH', 'accounts/ana', { gender: 'm' })).toMatchObject([404, {}]);
  });

  it.each([
    { year_of_birth: 1850 },
    { gender: 'x' },
    { level_of_education: 'phd' },
    { email: 'a@b.example' },
  ])('refuses %j', async (change) => {
    expect(await ask('ana', 'PATCH', 'accounts/ana', change)).toMatchObject([422, { code: 'bad_input' }]);
  });
});
