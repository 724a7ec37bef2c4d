import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';
import { csvFields } from './csv-rows.ts';

describe('coursewright cohort', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
    for (const { id } of [host.learner, host.other])
      await host.engine.learners.enroll({ userId: id, courseKey: host.courseKey }, serverOrigin);
  });
  afterAll(() => host.close());
  const run = (command: string, input: string, ...more: string[]) =>
    runTestCli(['cohort', command, host.courseKey, ...more], {
      input,
      open: async () => ({ ...host.deps, close: async () => {} }),
    });
  const list = async () => JSON.parse((await run('list', '', '--json')).out) as unknown;

  it('puts learners into cohorts by Open edX’s file, as often as it is read', async () => {
    const file = '\uFEFFusername,email,cohort\r\nana,,"Tuesday, ""early"""\r\n,ben@example.org,B\r\n\r\n';
    expect(await run('import', file)).toEqual({
      code: 0,
      out: '2 put into a cohort, 0 moved from another, 0 were there, 0 not found.\n',
      err: '',
    });
    expect((await run('import', file)).out).toMatch(/^0 put .* 2 were there/);
    expect((await run('import', 'cohort,username\nB,ana\n')).out).toMatch(/1 moved from another/);
    expect(await list()).toEqual([
      { id: 1, name: 'Tuesday, "early"', members: 0 },
      { id: 2, name: 'B', members: 2 },
    ]);
    expect((await run('list', '')).out).toBe('1\tTuesday, "early"\t0\n2\tB\t2\n');
  });

  it('names those who are not in the course, and goes on', async () => {
    const { code, err, out } = await run('import', 'username,cohort\nroot,B\nana,B\n');
    expect([code, err]).toEqual([1, 'Line 2: nobody of the course is called root.\n']);
    expect(out).toMatch(/1 were there, 1 not found/);
  });

  it('says where a line is wrong', async () => {
    expect((await run('import', 'username,cohort\nana,\n')).err).toMatch(/Line 2 has no cohort/);
    expect((await run('import', 'username,cohort\n"ana,B\n')).err).toMatch(/Line 2 is no line of CSV/);
  });
});

describe('csvFields', () => {
  it.each([
    ['a,b', ['a', 'b']],
    ['', ['']],
    ['a,', ['a', '']],
    ['"a,""b""",c', ['a,"b"', 'c']],
    ['"a"b,c', undefined],
    ['"a', undefined],
  ])('reads %j', (line, fields) => {
    expect(csvFields(line)).toEqual(fields);
  });
});
