import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtInFieldTables } from '../blocks/field-tables.ts';
import { checkOlx } from './check-olx.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'check-olx-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('checkOlx', () => {
  it('tells file, line, code and severity of what an import would find', async () => {
    const course = '<course org="O" course="C" url_name="R">\n  <chapter url_name="gone"/>\n</course>';
    writeFileSync(path.join(folder, 'course.xml'), course);
    const findings = await checkOlx(folder, { fieldTables: builtInFieldTables });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'FileDoesNotExist', severity: 'error', file: 'course.xml', line: 2 }),
    );
  });

  it('refuses a folder without a course', async () => {
    const nowhere = path.join(folder, 'nothing-here');
    await expect(checkOlx(nowhere, { fieldTables: builtInFieldTables })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
