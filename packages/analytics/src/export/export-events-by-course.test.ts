import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseLogEvent } from '../log/parse-log-event.ts';
import {
  fixtureLines,
  fixturePath,
  fixturesAreThere,
  fixtureText,
} from '../tasks/testing/analytics-fixtures.ts';
import { exportEventsByCourse } from './export-events-by-course.ts';
import { exportedUnder, type ExportChoice } from './exported-event.ts';

const events = (lines: readonly string[]) => lines.flatMap((line) => parseLogEvent(line) ?? []);

async function exported(lines: readonly string[], choice: ExportChoice): Promise<Record<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  const names = await exportEventsByCourse(events(lines), folder, choice);
  const read = (name: string) => gunzipSync(readFileSync(path.join(folder, name))).toString();
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

const vector = z.object({
  test: z.string(),
  input: z.tuple([z.string()]),
  output: z.array(z.unknown()).length(0),
});
const vectors = fixtureLines('unit/test_event_export_by_course.jsonl').map((line) =>
  vector.parse(JSON.parse(line)),
);
/** The course filter of these cases is in their test, not in the recording. */
const filters: Readonly<Record<string, readonly string[]>> = { test_output_for_unwanted_event: ['Foo'] };

describe.skipIf(!fixturesAreThere)('recorded exports by course of edx-analytics-pipeline', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(7);
  });

  it.each(vectors.map(({ test, input }) => [test.split('.').slice(-2).join('.'), input[0]] as const))(
    '%s',
    (name, line) => {
      const range = { from: '2013-12-17', to: '2013-12-18' };
      const courses = filters[name.split('.')[1] ?? ''];
      const found = (choice: ExportChoice) =>
        events([line])
          .map((event) => exportedUnder(event, choice))
          .filter(Boolean);
      expect(found({ range, ...(courses && { courses }) })).toEqual([]);
      // The filter alone is what keeps these out.
      if (courses !== undefined) expect(found({ range })).toHaveLength(1);
    },
  );
});

/** The recorded files that are of another input: their lines are not, or not all, in the log beside them (docs/compatibility.md). */
const ofAnotherInput = new Set([
  'edX_Open_DemoX_edx_demo_course-events-2014-04-18.log',
  'edX_Open_DemoX_edx_demo_course-events-2014-05-15.log',
]);
const acceptance = 'acceptance/event_export_by_course';
const files = fixturesAreThere ? readdirSync(fixturePath(`${acceptance}/output`)).sort() : [];
const methods = z
  .array(z.object({ method: z.string(), launch: z.array(z.object({ config_override: z.unknown() })) }))
  .parse(JSON.parse(fixtureText(`${acceptance}/checks.json`) || '[]'));

describe.skipIf(!fixturesAreThere)('acceptance of edx-analytics-pipeline', () => {
  it('has one run with custom courses and one without, and eight files', () => {
    expect(methods.map(({ launch }) => launch.map((one) => one.config_override))).toEqual([
      [null],
      [{ ccx: { enabled: true } }],
    ]);
    expect(files).toHaveLength(8);
  });

  it.each(methods.map(({ method }) => [method, method.endsWith('_with_ccx')] as const))(
    '%s',
    async (_method, ccx) => {
      const lines = fixtureLines(`${acceptance}/input/event_export_tracking.log`);
      const found = await exported(lines, { range: { from: '2014-01-01', to: '2015-01-01' }, ccx });
      const expected = files.filter((file) => ccx || !file.includes('_ccx_'));
      const names = expected.map((file) => `${file.split('-events-')[0]}/events/${file}.gz`);
      expect(Object.keys(found)).toEqual(names);
      for (const [index, file] of expected.entries()) {
        const recorded = fixtureText(`${acceptance}/output/${file}`);
        const same = found[names[index] ?? ''] === recorded;
        expect([file, same]).toEqual([file, !ofAnotherInput.has(file)]);
      }
    },
  );
});

describe('the export by course', () => {
  const range = { from: '2014-01-01', to: '2014-01-02' };
  const line = (more: object) =>
    JSON.stringify({
      event_source: 'server',
      event_type: 'x',
      time: '2014-01-01T10:00:00+00:00',
      context: { course_id: 'course-v1:a+b+c' },
      ...more,
    });

  it('keeps a line as it is in the log, with what syslog put before it, in the log’s order', async () => {
    const lines = [
      `Jan 1 host tracking: ${line({ n: '\u{1F600}' })}  `,
      line({ time: '2014-01-01T00:00:00' }),
    ];
    expect(await exported(lines, { range })).toEqual({
      'a_b_c/events/a_b_c-events-2014-01-01.log.gz': lines.map((one) => `${one.trim()}\n`).join(''),
    });
  });

  it('takes late events of phones on the day on which they came', async () => {
    const late = (received_at: unknown) =>
      line({ time: '2013-12-01T10:00:00', context: { course_id: 'a/b/c', received_at } });
    expect(Object.keys(await exported([late('2014-01-01T00:00:00Z')], { range }))).toEqual([
      'a_b_c/events/a_b_c-events-2014-01-01.log.gz',
    ]);
    expect(await exported([late('2014-01-02T00:00:00Z'), late(null)], { range })).toEqual({});
  });

  it('knows custom courses by the context or the address, when it is told to', async () => {
    const id = 'ccx-v1:a+b+c+ccx@1';
    const lines = [
      line({ context: { course_id: id } }),
      line({ context: {}, event_type: `/courses/${id}/about` }),
      line({ context: {}, event_source: 'browser', page: `https://lms/courses/${id}?x` }),
      line({ context: { course_id: 'ccx-v1:a+b' }, event_type: `/courses/${id}/about` }),
      line({ context: {}, event_source: 'mobile', page: `https://lms/courses/${id}` }),
    ];
    const found = await exported(lines, { range, ccx: true });
    expect(found).toEqual({
      'a_b_c_ccx_1/events/a_b_c_ccx_1-events-2014-01-01.log.gz': `${lines.slice(0, 3).join('\n')}\n`,
    });
    expect(await exported(lines, { range })).toEqual({});
  });
});
