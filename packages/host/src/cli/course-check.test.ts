import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commonFields, defineBlock, settings } from '@coursewright/core';
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

  it('knows the block types of plug-ins', async () => {
    write(`<chapter url_name="one" display_name="One"><sequential url_name="s" display_name="S">
      <vertical url_name="v" display_name="V"><poll url_name="p" display_name="P" size="big"/></vertical>
    </sequential></chapter>`);
    const fields = { ...commonFields, size: settings('integer', 1) };
    const poll = defineBlock({ type: 'poll', fields, view: async () => ({}), completion: 'excluded' });
    const known = await runTestCli(['course', 'check', folder], { plugins: async () => [poll] });
    expect(known.out).toContain('InvalidSetting');
    expect((await runTestCli(['course', 'check', folder])).out).not.toContain('InvalidSetting');
  });

  it('says of a source that is not there that it is not there', async () => {
    const { code, err } = await runTestCli(['course', 'check', path.join(folder, 'nowhere.tar.gz')]);
    expect(code).toBe(1);
    expect(err).toContain('nowhere.tar.gz');
  });
});
