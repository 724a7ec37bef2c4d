import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkLog } from './check-log.ts';
import { logLines } from './log-lines.ts';
import { LogReporter } from './log-report.ts';

const options = { allow: [], now: Date.UTC(2026, 0, 2) };
const good = {
  name: 'play_video',
  event_type: 'play_video',
  event_source: 'browser',
  time: '2026-01-01T12:00:00.000000+00:00',
  username: 'ada',
  session: '0'.repeat(32),
  ip: '127.0.0.1',
  agent: '',
  host: 'lms.example.org',
  page: 'https://lms.example.org/',
  context: { course_id: 'course-v1:Org+Course+Run', org_id: 'Org', user_id: 7, path: '/event' },
  event: '{"id": "v", "code": "html5", "currentTime": 1.5}',
};

async function check(content: string | Buffer, allow: readonly string[] = []) {
  const reporter = new LogReporter();
  await checkLog('t.log', Readable.from([Buffer.from(content)]), reporter, { ...options, allow });
  return reporter.report();
}

/** What is found in one line, as `code path message`. */
async function found(line: object | string) {
  const { findings } = await check(typeof line === 'string' ? line : JSON.stringify(line));
  return findings.map(({ code, path, message }) => `${code} ${path} ${message}`);
}

describe('checkLog', () => {
  it('finds nothing in what Open edX writes: pages, servers, addresses, mobile apps, older names', async () => {
    const lines = [
      good,
      { ...good, event: JSON.parse(good.event) },
      { ...good, name: 'edx.video.played', event_source: 'mobile', session: '', ip: '' },
      {
        ...good,
        name: 'edx.ui.lms.sequence.next_selected',
        event_type: 'seq_next',
        event: '{"id": "s", "current_tab": 1, "tab_count": 2, "widget_placement": "top", "old": 1, "new": 2}',
      },
      {
        ...good,
        name: '/courses/course-v1:Org+Course+Run/courseware/a/b/',
        event_type: '/courses/course-v1:Org+Course+Run/courseware/a/b/',
        event_source: 'server',
        page: null,
        event: '{"POST": {}, "GET": {}}',
      },
      { ...good, name: 'problem_check', event_type: 'problem_check', event: '"input_p_2_1=choice_0"' },
      { ...good, name: 'page_close', event_type: 'page_close', event: '{}' },
      {
        ...good,
        name: 'edx.course.enrollment.activated',
        event_type: 'edx.course.enrollment.activated',
        event_source: 'server',
        event: { course_id: 'course-v1:Org+Course+Run', user_id: 7, mode: 'audit' },
      },
    ];
    const report = await check(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ files: 1, lines: 8, errors: 0, warnings: 0 });
    expect(report.events[0]).toEqual({
      name: 'play_video',
      events: 3,
      faulty: 0,
      sources: { browser: 2, mobile: 1 },
    });
  });

  it.each([
    [
      'an unknown name',
      { ...good, name: 'play_vidoe', event_type: 'play_vidoe' },
      ['unknown_event name Open edX has no event of this name.'],
    ],
    [
      'a member of another type, with its path',
      { ...good, event: '{"id": "v", "currentTime": "soon"}' },
      ['bad_data event.currentTime Invalid input: expected number, received string.'],
    ],
    [
      'a missing member, of the nearer of two shapes',
      { ...good, name: 'show_transcript', event_type: 'show_transcript', event: '{"current_time": 1}' },
      ['bad_data event.id Invalid input: expected string, received undefined.'],
    ],
    [
      'text that was cut off',
      { ...good, event: `{"id": "${'v'.repeat(504)}` },
      ['bad_data event The text was cut off at 512 characters.'],
    ],
    [
      'a source that there is none of',
      { ...good, event_source: 'moon' },
      ['bad_envelope event_source The source is none of browser, mobile, server and task.'],
    ],
    [
      'a source that the event has not',
      { ...good, event_source: 'task' },
      ['odd_source event_source In Open edX this event comes from browser or mobile.'],
    ],
    [
      'an envelope without members',
      { ...good, ip: undefined, context: undefined, event: undefined },
      [
        'bad_envelope context The line has no context.',
        'bad_envelope ip The line has no ip.',
        'bad_envelope event The line has no event.',
      ],
    ],
    [
      'a context of other types',
      { ...good, context: { ...good.context, user_id: [7] } },
      ['bad_envelope context.user_id This is to be number, text or null.'],
    ],
    [
      'a course key that is none',
      { ...good, context: { ...good.context, course_id: 'Org' } },
      ['bad_course_key context.course_id This is no course key.'],
    ],
    [
      'a time that is none',
      { ...good, time: '2026-02-30T12:00:00.000000+00:00' },
      ['bad_time time This is no time like 2026-01-31T23:59:59.123456+00:00.'],
    ],
    [
      'a time elsewhere',
      { ...good, time: '2026-01-01T12:00:00+01:00' },
      ['odd_time time The time is not in UTC; tasks take it for UTC.'],
    ],
    [
      'a time without a zone',
      { ...good, time: '2026-01-01T12:00:00.123456' },
      ['odd_time time The time has no zone; it counts as UTC.'],
    ],
    [
      'a time to come',
      { ...good, time: '2026-02-01T12:00:00+00:00' },
      ['odd_time time The time is in the future.'],
    ],
    [
      'a line that was cut off',
      JSON.stringify(good).slice(0, -5),
      ['cut_off  The line ends before its JSON object does.'],
    ],
    ['a line without JSON', 'hello', ['not_json  The line has no JSON object.']],
    [
      'NaN',
      `{"event": {"currentTime": NaN}}`,
      ['not_json  The line has NaN or Infinity, which JSON has not.'],
    ],
    ['a list', '[1]', ['not_an_object  The line is JSON, but no object.']],
  ])('finds %s', async (_what, line, expected) => {
    expect(await found(line)).toEqual(expected);
  });

  it('takes lines with the prefix of syslog, and counts them', async () => {
    const prefix = '2026-01-01 12:00:00,461 INFO 20 [tracking] [user None] [ip None] logger.py:41 - ';
    const report = await check(`${prefix}${JSON.stringify(good)}\n\n${JSON.stringify(good)}`);
    expect(report).toMatchObject({ lines: 2, prefixed: 1, errors: 0 });
  });

  it('tells bytes that are not UTF-8, byte order marks and UTF-16', async () => {
    const latin = Buffer.from(JSON.stringify({ ...good, username: 'José' }), 'latin1');
    expect((await check(latin)).findings).toMatchObject([{ code: 'not_utf8', line: 1 }]);
    const marked = await check(`\uFEFF${JSON.stringify(good)}`);
    expect(marked).toMatchObject({ errors: 0, warnings: 1, findings: [{ code: 'byte_order_mark' }] });
    const wide = Buffer.from(`\uFEFF${JSON.stringify(good)}\n`.repeat(3), 'utf16le');
    expect((await check(wide)).findings).toMatchObject([{ code: 'not_text', count: 1 }]);
  });

  it('reads gzip whatever its name, and tells where a corrupt one broke off', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) =>
      JSON.stringify({ ...good, session: `${index * 7919}` }),
    );
    const zipped = gzipSync(lines.join('\n'));
    expect(await check(zipped)).toMatchObject({ lines: 2000, errors: 0 });
    const report = await check(zipped.subarray(0, Math.floor(zipped.length / 2)));
    expect(report.lines).toBeGreaterThan(100);
    expect(report.findings.at(-1)).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('unexpected end of file'),
    });
    expect(report.findings.at(-1)?.line).toBeGreaterThanOrEqual(report.lines);
  });

  it('goes on behind a line that is nested too deep', async () => {
    const deep = `{"name": "edx.forum.searched", "event": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const report = await check(`${deep}\n${JSON.stringify(good)}`);
    expect(report.lines).toBe(2);
    expect(report.findings).toMatchObject([{ code: 'too_deep', line: 1 }]);
    expect(report.events).toMatchObject([{ name: 'play_video', faulty: 0 }]);
  });

  it('counts a fault that comes again with the place of the first', async () => {
    const bad = JSON.stringify({ ...good, time: 'noon' });
    const report = await check(`${JSON.stringify(good)}\n${`${bad}\n`.repeat(3)}`);
    expect(report.findings).toMatchObject([{ code: 'bad_time', count: 3, file: 't.log', line: 2 }]);
    expect(report.events).toMatchObject([{ name: 'play_video', events: 4, faulty: 3 }]);
  });

  it('lets names of a site’s own through', async () => {
    const own = JSON.stringify({ ...good, name: 'acme.quiz.begun', event_type: 'acme.quiz.begun' });
    expect((await check(own, ['acme.'])).errors).toBe(0);
    expect((await check(own, ['other.'])).errors).toBe(1);
  });

  it('keeps its memory bounded where every line has another name', async () => {
    const lines = Array.from({ length: 5100 }, (_, index) =>
      JSON.stringify({ ...good, name: `n${index}`, event_type: `n${index}` }),
    );
    const report = await check(lines.join('\n'));
    expect(report).toMatchObject({ lines: 5100, errors: 5100, unlisted: 200 });
    expect(report.events.length).toBe(5000);
  });
});

describe('logLines', () => {
  it('passes over a line that is too long and goes on with the next', async () => {
    const stream = Readable.from(['1234', '56789\nok\n', 'last'].map((text) => Buffer.from(text)));
    const lines = [];
    for await (const some of logLines(stream, 8))
      for (const { number, bytes } of some) lines.push([number, bytes?.toString()]);
    expect(lines).toEqual([
      [1, undefined],
      [2, 'ok'],
      [3, 'last'],
    ]);
  });

  it('has no lines of nothing', async () => {
    const lines = [];
    for await (const some of logLines(Readable.from([]))) lines.push(...some);
    expect(lines).toEqual([]);
  });
});
