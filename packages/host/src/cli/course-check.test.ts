import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'course-check-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (chapter: string) =>
  writeFileSync(
    path.join(folder, 'course.xml'),
    `<course org="O" course="C" url_name="R" display_name="C">\n  ${chapter}\n</course>`,
  );

describe('course check', () => {
  it('ends with 1 and names file, line, severity and code of an error', async () => {
    write('<chapter url_name="gone"/>');
    const { code, out } = await runTestCli(['course', 'check', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/^course\.xml:2 error FileDoesNotExist .+/m);
    expect(out).toMatch(/^1 error, /m);
  });

  it('ends with 0 where there are only warnings and notes', async () => {
    write('<chapter url_name="one" display_name="One"/>');
    const { code, out } = await runTestCli(['course', 'check', folder, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ errors: 0, findings: expect.any(Array) });
  });

  it('says of a source that is not there that it is not there', async () => {
    const { code, err } = await runTestCli(['course', 'check', path.join(folder, 'nowhere.tar.gz')]);
    expect(code).toBe(1);
    expect(err).toContain('nowhere.tar.gz');
  });
});
