import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';

const line = (name: string, userId: number | null, event: object) =>
  `${JSON.stringify({
    name,
    event_type: name,
    event_source: 'server',
    time: '2026-01-01T12:00:00.000000+00:00',
    username: '',
    context: { course_id: 'course-v1:Org+Course+Run', user_id: userId },
    event,
  })}\n`;
const load = (userId: number | null) => line('load_video', userId, { id: 'v' });
const root = ['--lms-root', 'https://lms.example.org/'];

describe('events export', () => {
  let folder = '';
  const file = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'events-export-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes an xAPI statement a line, with the ids and names that it is given', async () => {
    const people = file('people.tsv', '7\toutside-7\tada@example.org\n');
    const courses = file('courses.tsv', 'course-v1:Org+Course+Run\tA course\n');
    const args = ['events', 'export', '--format', 'xapi', ...root, '--people', people, '--courses', courses];
    const { code, out, err } = await runTestCli(args, { input: load(7) });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      actor: { account: { homePage: 'https://lms.example.org', name: 'outside-7' } },
      context: {
        extensions: {
          'https://w3id.org/xapi/openedx/extension/transformer-version': 'coursewright@1.2.3',
        },
        contextActivities: { parent: [{ definition: { name: { 'en-US': 'A course' } } }] },
      },
    });
    expect(err).toBe('1 line, 1 statement\n');
    const mailed = await runTestCli([...args, '--ifi', 'mbox'], { input: load(7) });
    expect(JSON.parse(mailed.out)).toMatchObject({ actor: { mbox: 'mailto:ada@example.org' } });
  });

  it('makes ids by a secret: the same for the same learner, of which the username cannot be guessed', async () => {
    const secret = file('secret', 'a secret of a good length\n');
    const args = ['events', 'export', '--format', 'caliper', ...root, '--secret', secret];
    const { out } = await runTestCli(args, { input: `${load(7)}${load(7)}${load(8)}` });
    const actors = out
      .trim()
      .split('\n')
      .map((text) => /"actor":\{"id":"([^"]+)"/.exec(text)?.[1]);
    expect(actors[0]).toMatch(/^https:\/\/lms\.example\.org\/user\/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-/);
    expect(actors[1]).toBe(actors[0]);
    expect(actors[2]).not.toBe(actors[0]);
  });

  it('counts with its place what gives no statement; what is to be expected does not fail', async () => {
    const people = file('people.tsv', '7\toutside-7\n');
    const args = ['events', 'export', '--format', 'xapi', ...root, '--people', people];
    const expected = `${load(7)}${load(null)}${line('page_close', 7, {})}${line('page_close', 7, {})}`;
    const log = file('tracking.log', expected);
    const good = await runTestCli([...args, log]);
    expect(good.code).toBe(0);
    expect(good.err).toContain('tracking.log:2 anonymous load_video The event names nobody.\n');
    expect(good.err).toContain(
      'tracking.log:3 no_mapping page_close xAPI has no statement for an event page_close. (2 times)\n',
    );
    const failed = await runTestCli(args, { input: `broken\n${load(8)}${load(7)}` });
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('-:1 broken_line The line has no JSON object.\n');
    expect(failed.err).toContain('-:2 unknown_actor load_video The learner 8 has no id outside.\n');
    expect(failed.err).toContain('3 lines, 1 statement\n');
  });

  it.each([
    [['--format', 'cmi5'], /--format is xapi or caliper/],
    [['--format', 'xapi', '--lms-root', 'lms'], /--lms-root is the address/],
    [['--format', 'xapi', '--ifi', 'openid'], /--ifi is one of external_id, mbox, mbox_sha1sum/],
    [['--format', 'xapi', '--ifi', 'mbox', '--people', ''], /ENOENT|no such file/],
  ])('refuses %j', async (options, message) => {
    const secret = file('secret', 'a secret of a good length');
    const args = ['events', 'export', ...root, '--secret', secret, ...options];
    const { code, err } = await runTestCli(args, { input: '' });
    expect(code).toBeGreaterThan(0);
    expect(err).toMatch(message);
  });

  it('asks what learners are called outside', async () => {
    const { code, err } = await runTestCli(['events', 'export', '--format', 'xapi', ...root]);
    expect(code).toBe(2);
    expect(err).toContain('--people FILE or --secret FILE');
  });
});
