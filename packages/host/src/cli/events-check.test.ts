import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { serverOrigin } from '@coursewright/core';
import { openEngine } from '@coursewright/core/embedded';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';

const course = fileURLToPath(new URL('../../../../demo/courses/chance', import.meta.url));

const play = (event: object, name = 'play_video') =>
  `${JSON.stringify({
    name,
    event_type: name,
    event_source: 'browser',
    time: '2026-01-01T12:00:00.000000+00:00',
    username: 'ada',
    ip: '',
    agent: '',
    host: '',
    context: { course_id: 'course-v1:Org+Course+Run', org_id: 'Org', user_id: 7 },
    event: JSON.stringify(event),
  })}\n`;
const good = play({ id: 'v', currentTime: 1 });
const bad = play({ id: 'v', currentTime: 'soon' });

describe('events check', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'events-check-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds nothing in a good log and ends with 0', async () => {
    const { code, out } = await runTestCli(['events', 'check'], { input: good });
    expect(code).toBe(0);
    expect(out).toBe('         1  play_video  (1 browser)\n1 line in 1 file, 0 errors, 0 warnings\n');
  });

  it('tells faults of a folder’s logs, compressed ones too, with their place and how often, and ends with 1', async () => {
    mkdirSync(path.join(folder, 'server'));
    writeFileSync(path.join(folder, 'server/tracking.log-20260101.gz'), gzipSync(`${good}${bad}${bad}`));
    writeFileSync(path.join(folder, 'tracking.log'), `prefix - ${good}${play({}, 'play_vidoe')}`);
    const { code, out } = await runTestCli(['events', 'check', folder]);
    expect(code).toBe(1);
    expect(out).toContain(
      'server/tracking.log-20260101.gz:2 error bad_data play_video event.currentTime: Invalid input: expected number, received string. (2 times)\n',
    );
    expect(out).toContain(
      'tracking.log:2 error unknown_event play_vidoe name: Open edX has no event of this name.\n',
    );
    expect(out).toContain('         4  play_video  (4 browser, 2 with faults)\n');
    expect(out).toMatch(/5 lines \(1 with a prefix of syslog\) in 2 files, 3 errors, 0 warnings\n$/);
  });

  it('answers a program with one document', async () => {
    const { code, out } = await runTestCli(['events', 'check', '--json', '-'], { input: `${good}${bad}` });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: 1,
      lines: 2,
      errors: 1,
      events: [{ name: 'play_video', events: 2, faulty: 1, sources: { browser: 2 } }],
      findings: [{ code: 'bad_data', file: '-', line: 2, path: 'event.currentTime', count: 1 }],
    });
  });

  it('lets a site’s own events through where it is told their names', async () => {
    const input = play({}, 'acme.quiz.begun');
    expect((await runTestCli(['events', 'check'], { input })).code).toBe(1);
    expect((await runTestCli(['events', 'check', '--allow', 'acme.'], { input })).code).toBe(0);
  });

  it('finds nothing in what the engine itself writes', async () => {
    const engine = await openEngine({ data: folder });
    const { courseKey } = await engine.courses.import({ source: course, author: 'test' });
    const account = { username: 'ada', email: 'ada@example.org', name: 'Ada' };
    const { id: userId } = await engine.learners.createAccount(account);
    await engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
    const blocks = await (await engine.versions.published(courseKey)).all();
    const problem = blocks.find(({ fields }) => String(fields['data']).includes('<numericalresponse'));
    const input = { answers: { [`${problem?.id.slice('problem@'.length)}_2_1`]: '0' } };
    const asked = { userId, usageKey: problem?.usageKey ?? '', action: 'submit', input };
    await engine.learning.act(asked, { ...serverOrigin, userId, username: 'ada' });
    await engine.start();
    await expect
      .poll(async () => (await runTestCli(['events', 'check', path.join(folder, 'events')])).out, {
        timeout: 15_000,
      })
      .toContain('edx.grades.course.grade_calculated');
    await engine.close();
    const { code, out } = await runTestCli(['events', 'check', path.join(folder, 'events')]);
    expect(out).toMatch(/ in \d files?, 0 errors, 0 warnings\n$/);
    expect(code).toBe(0);
  });

  it('names a file that is not there', async () => {
    const { code, err } = await runTestCli(['events', 'check', '/nowhere/tracking.log']);
    expect(code).toBe(1);
    expect(err).toContain('/nowhere/tracking.log');
  });
});
