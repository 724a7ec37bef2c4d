import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { builtInFieldTables } from '../../blocks/field-tables.ts';
import { exportOlx } from '../export/export-olx.ts';
import { walkBlocks } from '../olx-block.ts';
import { importOlx } from './import-olx.ts';

const file = new URL('../../../../../../shared/data/capa-vectors/unloadable.jsonl', import.meta.url);
const vector = z.object({ id: z.string(), xml: z.string() });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it.skipIf(!existsSync(file))(
  'keeps problems that Open edX cannot load, and writes them as they came (skipped without shared/data)',
  () => {
    const problems = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => vector.parse(JSON.parse(line)));
    const pointers = problems.map(({ id }) => `<problem url_name="${id}"/>`).join('');
    const source = new Map([
      [
        'course.xml',
        bytes(
          `<course org="O" course="C" url_name="R"><chapter url_name="c"><sequential url_name="s"><vertical url_name="v">${pointers}</vertical></sequential></chapter></course>\n`,
        ),
      ],
      ...problems.map(({ id, xml }) => [`problem/${id}.xml`, bytes(xml)] as const),
    ]);
    const course = importOlx(source, { fieldTables: builtInFieldTables });
    expect(course.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const kept = [...walkBlocks(course.root)].filter(({ type }) => type === 'problem');
    expect(kept.map(({ id }) => id)).toEqual(problems.map(({ id }) => `problem@${id}`));
    const written = exportOlx({ ...course, fieldTables: builtInFieldTables });
    const exported = new Map(written.map(({ path, bytes: content }) => [path, content]));
    for (const [path, content] of source) expect(exported.get(path)).toEqual(content);
  },
);
