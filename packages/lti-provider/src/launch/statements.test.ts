import { DatabaseSync, StatementSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { putCourseLink, launchAs, refusalCode } from '../testing/launched-course.ts';
import { readForm } from '../testing/read-form.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { openTestTool, type TestTool } from '../testing/test-tool.ts';
import { beginLogin, postMessage } from '../testing/walk-launch.ts';

/** Statements as the driver ran them; transaction control is not among them. */
const run: string[] = [];
const texts = new WeakMap<object, string>();

function watchDriver(): void {
  const prepare = DatabaseSync.prototype.prepare;
  vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (this: DatabaseSync, sql) {
    const statement = Reflect.apply(prepare, this, [sql]);
    texts.set(statement, sql);
    return statement;
  });
  for (const name of ['run', 'get', 'all'] as const) {
    const method: unknown = StatementSync.prototype[name];
    if (typeof method !== 'function') continue;
    vi.spyOn(StatementSync.prototype, name).mockImplementation(function (
      this: StatementSync,
      ...values: readonly unknown[]
    ) {
      const sql = texts.get(this) ?? '';
      // What became of launches is written together, a while after them.
      if (!sql.includes('lti_launches')) run.push(sql);
      return Reflect.apply(method, this, values);
    });
  }
}

describe('a warm launch of a returning learner', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    watchDriver();
    // A clock that stands: registrations that were read stay fresh.
    const at = Date.now() * 1000;
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool({ clock: { now: () => at } })]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    await putCourseLink(platform, tool);
    for (let visit = 0; visit < 3; visit += 1) await launchAs(platform, 'ada');
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await tool.close();
    await platform.close();
  });

  it('runs no statement at login, two for the protocol, and six at most for account and enrolment', async () => {
    const { address } = await platform.platform.startLaunch({ linkId: 'link', user: { id: 'ada' } });
    expect(run.length).toBeGreaterThan(0);
    run.length = 0;
    const { location, cookie } = await beginLogin(address);
    expect(run).toEqual([]);
    const page = await fetch(location, { headers: { 'x-test-user': 'ada' } });
    const { action, fields } = readForm(await page.text());
    platform.requests.length = 0;
    run.length = 0;
    expect(await refusalCode(await postMessage(action, fields, cookie))).toBe('ok');
    const protocol = run.filter((sql) => /\blti_/.test(sql));
    expect(protocol).toEqual([
      expect.stringMatching(/^INSERT INTO lti_nonces /),
      expect.stringMatching(/^SELECT l\.\*/),
    ]);
    expect(run.length - protocol.length).toBeLessThanOrEqual(6);
    expect(platform.requests).toEqual([]);
  });
});
