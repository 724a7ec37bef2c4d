import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'analytics-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const course = 'course-v1:O+C+R';
const enrolled = (userId: number, time: string) =>
  JSON.stringify({
    event_type: 'edx.course.enrollment.activated',
    event_source: 'server',
    time,
    context: { course_id: course, user_id: userId },
    event: { course_id: course, user_id: userId, mode: 'audit' },
  });

const logs = path.join(folder, 'logs');
mkdirSync(path.join(logs, 'host-1'), { recursive: true });
const whole = gzipSync(`${enrolled(2, '2026-01-02T09:00:00+00:00')}\n`.repeat(2000));
writeFileSync(
  path.join(logs, 'host-1', 'tracking.log-20260102'),
  `Jan 1 09:00:00 host [tracking] - ${enrolled(1, '2026-01-01T09:00:00+00:00')}\n{"broken\n`,
);
writeFileSync(path.join(logs, 'host-1', 'tracking.log-20260103.gz'), whole.subarray(0, whole.length - 20));
const tables = path.join(folder, 'tables');
mkdirSync(tables);
writeFileSync(
  path.join(tables, 'auth_userprofile.sql'),
  "INSERT INTO `auth_userprofile` (`user_id`,`gender`) VALUES (1,'f');\n",
);
const days = ['--from', '2026-01-01', '--to', '2026-01-03'];
const read = (name: string, output = 'out') => readFileSync(path.join(folder, output, name), 'utf8');

describe('analytics run', () => {
  it('writes every table, counting what it can of broken lines and files', async () => {
    const options = ['--input', logs, '--tables', tables, '--output', path.join(folder, 'out'), ...days];
    const { code, err } = await runTestCli(['analytics', 'run', ...options]);
    expect(code).toBe(0);
    expect(read('course_enrollment_daily.tsv')).toBe(
      `${course}\t2026-01-01\t1\t1\n${course}\t2026-01-02\t2\t2\n`,
    );
    expect(read('course_enrollment_gender_daily.tsv')).toContain(`2026-01-02\t${course}\tf\t1\t1`);
    expect(read('course_enrollment.tsv').split('\n')).toHaveLength(4);
    expect(err).toMatch(/host-1\/tracking\.log-20260102:2 /);
    expect(err).toContain('host-1/tracking.log-20260103.gz: unexpected end of file');
    expect(err).toMatch(/events in 2 files, 2 broken lines\.\n$/);
  }, 120_000);

  it('reads only what is new where a state is kept', async () => {
    const options = [
      '--input',
      logs,
      '--output',
      path.join(folder, 'kept'),
      '--state',
      path.join(folder, 'state'),
    ];
    const line = ['analytics', 'run', ...options, ...days, '--tasks', 'course_enrollment_daily'];
    await runTestCli(line);
    const { err } = await runTestCli(line);
    expect(err).toContain('2 files, 2 of them known from before');
    expect(read('course_enrollment_daily.tsv', 'kept')).toContain('2026-01-02\t2\t2');
  }, 120_000);

  it.each([
    [['--input', logs], '--output is missing'],
    [['--output', folder], '--input is missing'],
    [['--input', logs, '--output', folder, '--engine', 'spark'], '--engine is embedded or hadoop'],
    [['--input', logs, '--output', folder, '--tasks', 'nothing'], 'There is no task nothing'],
  ])('refuses %j', async (options, text) => {
    const nobody = { COURSEWRIGHT_DATA: path.join(folder, 'no-host') };
    const { code, err } = await runTestCli(['analytics', 'run', ...options], { env: nobody });
    expect(code).toBe(2);
    expect(err).toContain(text);
  });

  it('says which folder of logs is not there, and what Hadoop needs', async () => {
    const nowhere = ['analytics', 'run', '--input', path.join(folder, 'nowhere'), '--output', folder];
    expect((await runTestCli(nowhere)).err).toContain('There is no folder of logs');
    const { code, err } = await runTestCli([...nowhere, '--engine', 'hadoop']);
    expect(code).toBe(78);
    expect(err).toContain('COURSEWRIGHT_HADOOP_CLASSPATH');
  });
});
