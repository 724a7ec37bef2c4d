import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linkParameters } from '@coursewright/lti-provider';
import { openTestPlatform, walkLaunch, type TestPlatform } from '@coursewright/lti-provider/testing';
import { publishedTables } from '@coursewright/analytics';
import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStores } from '../compose/open-stores.ts';
import { Browser, csrfOf } from '../testing/browser.ts';
import { testClock } from '../testing/test-clock.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';
import { tracesIn, tracesInTables } from './testing/traces-in.ts';

/** Milliseconds, on a machine that does much else. */
const timeout = 60_000;
const hour = 3600;
const analytics = { live: true, hadoop: { settings: {}, node: 'node' } };
const courseKey = 'course-v1:Org+Words+1';
const problem = 'block-v1:Org+Words+1+type@problem+block@p';
const marie = { username: 'marie-curie', email: 'Marie@Sorbonne.example', name: 'Marie Skłodowska Curie' };
const password = 'correct horse';

const olx = `<course org="Org" course="Words" url_name="1" display_name="Words" start="2020-01-01T00:00:00Z" language="en">
  <chapter url_name="c"><sequential url_name="s" graded="true" format="Homework"><vertical url_name="u">
    <problem url_name="p" max_attempts="100"><stringresponse answer="yes"><label>Well?</label><textline/></stringresponse></problem>
  </vertical></sequential></chapter></course>`;

onEachDatabase({ afterAll, describe, it, expect }, (target) =>
  describe(`retirement of learners: ${target.name}`, () => {
    const clock = testClock();
    let host: TestHost;
    let platform: TestPlatform;
    let stores: Awaited<ReturnType<typeof openStores>>;
    let place: Awaited<ReturnType<typeof target.open>>;
    let traces: string[];
    let learner: Browser;
    let marieId: number;
    let launched: { readonly userId: number; readonly token: string };

    beforeAll(async () => {
      place = await target.open('retirement');
      const database = 'url' in place.target ? { mysqlUrl: place.target.url } : {};
      [host, platform] = await Promise.all([
        openTestHost({ clock }, { settings: { analytics, ...database } }),
        openTestPlatform({ clock }),
      ]);
      stores = await openStores(host.config);
      const folder = path.join(host.config.data, '..', 'words');
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'course.xml'), olx);
      await host.engine.courses.import({ source: folder, author: 'test' });
      await host.lti.platforms.add(platform.register(host.lti.addresses));
      const link = { contextId: 'course-1', clientId: 'client-1', id: 'l', title: 'L' };
      await platform.store.putLink({ ...link, custom: { block: problem, ...linkParameters } });
      const column = { ...link, id: 'l-grade', label: 'L', scoreMaximum: 10, resourceLinkId: 'l' };
      await platform.store.putLineItem(column);
    }, timeout);
    afterAll(async () => {
      await stores.close();
      await host.close();
      await platform.close();
      await place.close();
    });

    const launch = async () => {
      const member = (await platform.store.members('course-1')).find(({ user }) => user.id === 'ada');
      const initiation = await platform.platform.startLaunch({
        linkId: 'l',
        user: member?.user ?? { id: 'ada' },
      });
      const answer = await walkLaunch(initiation, 'ada');
      const code = /#code=(.+)$/.exec(answer.headers.get('location') ?? '')?.[1];
      const given = await fetch(`${host.url}/api/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ grant: 'launch_code', code }),
      });
      const { token } = z.looseObject({ token: z.string() }).parse(await given.json());
      const registration = (await host.lti.platforms.list())[0];
      const userId = await host.deps.records.read(({ ltiUsers }) =>
        ltiUsers.accountOf(registration?.id ?? '', 'ada'),
      );
      return { userId: userId ?? 0, token };
    };
    const submitted = (token: string, text: string) =>
      fetch(`${host.url}/api/blocks/${encodeURIComponent(problem)}/actions/submit`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ answers: { p_2_1: text } }),
      });
    const call = async (who: Browser, method: string, address: string, body?: object) => {
      const answer = await who.fetch(address, {
        method,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-csrf-token': csrfOf(await who.page('/')),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? {} : z.looseObject({}).parse(JSON.parse(text)) };
    };
    const retire = async (user: string, who = 'root') =>
      call(await host.loggedIn(who), 'POST', '/api/users/retirements', { user, irreversible: true });
    const stateOf = async (userId: number) =>
      (await call(await host.loggedIn('root'), 'GET', `/api/users/retirements/${userId}`)).body;
    const rows = (name: string) => {
      const table = publishedTables.find((one) => one.name === name);
      if (table === undefined) throw new Error(`There is no table ${name}.`);
      return host.deps.analytics.tables.read((view) => view.rows(table, { where: [] }));
    };
    const namesIn = async (table: string) => [
      ...new Set((await rows(table)).map((row) => String(row['username'] ?? row['user_id']))),
    ];
    const logged = async () => {
      while ((await stores.outbox.backlog()).entries > 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
    };

    it(
      'begins with people who have worked, by log-in and by LTI, and are everywhere',
      async () => {
        const { id } = await host.engine.learners.createAccount({ ...marie, password });
        marieId = id;
        learner = host.browser();
        expect((await learner.logIn(marie.username, password)).status).toBe(303);
        await call(learner, 'GET', `/api/courses/${encodeURIComponent(courseKey)}`);
        await host.engine.learners.enroll(
          { userId: id, courseKey, invited: true },
          {
            source: 'server',
            userId: id,
            username: marie.username,
            session: 's',
            ip: '203.0.113.9',
            agent: 'Agent of Marie Skłodowska Curie',
            host: '',
            referer: `${host.url}/u/marie-curie`,
            acceptLanguage: 'pl',
            path: '/u/marie-curie',
            page: null,
          },
        );
        const submit = `/api/blocks/${encodeURIComponent(problem)}/actions/submit`;
        const answer = (text: string) => call(learner, 'POST', submit, { answers: { p_2_1: text } });
        expect((await answer(`I am ${marie.name}, write to marie@sorbonne.example`)).status).toBe(200);
        expect((await answer('yes')).status).toBe(200);
        launched = await launch();
        expect((await submitted(launched.token, 'yes')).status).toBe(200);
        await logged();
        // The hour is over: what it holds is compressed, and a new one is going on.
        clock.advance(hour);
        expect((await answer('marie-curie')).status).toBe(200);
        await logged();
        const reports = path.join(host.config.data, 'reports');
        mkdirSync(reports, { recursive: true });
        const report = `username,answer\r\nben,"yes, yes"\r\nmarie-curie,"I am ""${marie.name}"""\r\n`;
        writeFileSync(path.join(reports, 'Org_Words_1_problem_response.csv'), report);
        await expect
          .poll(() => namesIn('module_engagement_roster'), { timeout })
          .toEqual(expect.arrayContaining([marie.username]));
        const { username } = await host.engine.learners.account(launched.userId);
        traces = [
          marie.username,
          marie.email,
          marie.name,
          username,
          'ada@example.org',
          'Ada Lovelace',
          '203.0.113.9',
        ];
        const dump = stores.dump.dump.bind(stores.dump);
        const everywhere = await tracesInTables(host, dump, traces);
        for (const table of [
          'accounts',
          'enrollments',
          'submissions',
          'block_states',
          'module_engagement_roster',
        ])
          expect(everywhere.join()).toContain(table);
        expect(tracesIn(path.join(host.config.data, 'events'), traces).join()).toMatch(
          /\.gz: marie.*\d: marie/s,
        );
      },
      2 * timeout,
    );

    it('refuses who is not there, oneself, the last administrator, and who may not', async () => {
      expect((await retire('nobody')).status).toBe(404);
      expect((await retire('nobody@example.org')).status).toBe(404);
      expect((await retire('root')).body['detail']).toContain('Nobody retires himself');
      expect((await retire(marie.username, 'ben')).status).toBe(403);
      expect(
        (await call(await host.loggedIn('root'), 'POST', '/api/users/retirements', { user: 'ben' })).status,
      ).toBe(422);
      await expect(host.deps.retirements.retire('root')).rejects.toMatchObject({ code: 'forbidden' });
      expect((await call(await host.loggedIn('ben'), 'GET', '/api/users/retirements/1')).status).toBe(403);
      expect((await call(await host.loggedIn('root'), 'GET', '/api/users/retirements/1')).status).toBe(404);
    });

    it(
      'leaves no trace of them, and all that they did',
      async () => {
        const first = await retire('marie@sorbonne.EXAMPLE');
        expect(first).toMatchObject({ status: 200, body: { user_id: marieId, state: 'in_progress' } });
        expect(first.body['username']).toMatch(/^retired__user_[0-9a-f]{16}$/);
        expect(first.body['retired_by']).toBe(host.admin.id);
        expect((await retire('ada@example.org')).body['user_id']).toBe(launched.userId);
        expect((await retire(marie.username)).status).toBe(404);
        expect((await retire(String(first.body['username']))).status).toBe(409);
        expect((await host.browser().logIn(marie.username, password)).status).not.toBe(303);
        expect((await learner.fetch('/courses')).headers.get('location') ?? '').not.toContain('/courses');
        expect((await submitted(launched.token, 'yes')).status).toBe(401);
        await expect
          .poll(async () => Number((await stateOf(marieId))['log_lines']), { timeout })
          .toBeGreaterThan(4);
        expect((await stateOf(marieId))['state']).toBe('in_progress');
        // What was under way then has come by now.
        clock.advance(70);
        for (const userId of [marieId, launched.userId])
          await expect.poll(async () => (await stateOf(userId))['state'], { timeout }).toBe('done');
        const names = [String(first.body['username']), String((await stateOf(launched.userId))['username'])];
        await expect.poll(() => namesIn('module_engagement'), { timeout }).toEqual(names.toSorted());
        const dump = stores.dump.dump.bind(stores.dump);
        await expect.poll(() => tracesInTables(host, dump, traces), { timeout }).toEqual([]);
        await expect.poll(() => tracesIn(host.config.data, traces), { timeout }).toEqual([]);

        expect(
          (await rows('answer_distribution')).reduce(
            (sum, row) => sum + Number(row['last_response_count']),
            0,
          ),
        ).toBe(2);
        const kept = await host.deps.records.read(async ({ scores, submissions }) => ({
          score: await scores.score(marieId, problem),
          texts: (await submissions.submissions(marieId, problem)).map(({ answers }) => answers),
        }));
        expect(kept.score).toMatchObject({ possible: 1 });
        expect(kept.texts).toEqual([{ p_2_1: 'I am , write to ' }, { p_2_1: 'yes' }, { p_2_1: names[0] }]);
        const report = path.join(host.config.data, 'reports', 'Org_Words_1_problem_response.csv');
        expect(readFileSync(report, 'utf8')).toBe(
          `username,answer\r\nben,"yes, yes"\r\n${names[0]},"I am """""\r\n`,
        );
      },
      3 * timeout,
    );

    it(
      'knows who is launched again, or makes an account again, as somebody new',
      async () => {
        const again = await launch();
        expect(again.userId).toBeGreaterThan(launched.userId);
        expect((await submitted(again.token, 'yes')).status).toBe(200);
        const { id } = await host.engine.learners.createAccount({ ...marie, password });
        expect(id).not.toBe(marieId);
        const next = await retire(marie.username);
        expect(next).toMatchObject({ status: 200, body: { user_id: id } });
      },
      timeout,
    );
  }),
);
