import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { xapiStatements } from '../xapi/xapi-statements.ts';
import { isExpected, ProjectionCounts } from './projection-counts.ts';
import { projectLog } from './project-log.ts';
import { fixtureSettings } from './testing/event-fixtures.ts';

const line = (name: string, event: object, more: object = {}) =>
  JSON.stringify({
    name,
    event_type: name,
    event_source: 'browser',
    time: '2026-01-01T12:00:00.000000+00:00',
    context: { course_id: 'course-v1:Org+Course+Run', user_id: 7 },
    event: JSON.stringify(event),
    ...more,
  });

async function project(content: Buffer) {
  const counts = new ProjectionCounts();
  let text = '';
  const make = (event: Parameters<typeof xapiStatements>[0]) => xapiStatements(event, fixtureSettings);
  for await (const part of projectLog('t.log', Readable.from([content]), make, counts)) text += part;
  return { counts, lines: text.trimEnd().split('\n') };
}

describe('projectLog', () => {
  it('gives a line a statement, and counts with its place what gives none', async () => {
    const log = [
      line('load_video', { id: 'v' }),
      'broken',
      line('page_close', {}),
      line('load_video', {}),
      line('load_video', { id: 'v' }, { context: { course_id: 'course-v1:Org+Course+Run', user_id: null } }),
      line('page_close', {}),
    ];
    const { counts, lines } = await project(gzipSync(`${log.join('\n')}\n`));
    expect(lines.map((text) => JSON.parse(text))).toMatchObject([
      { version: '1.0.3', verb: { display: { en: 'initialized' } } },
    ]);
    expect(counts).toMatchObject({ lines: 6, statements: 1 });
    expect(counts.skipped.map(({ reason, name, count, line: at }) => [reason, name, count, at])).toEqual([
      ['broken_line', '', 1, 2],
      ['no_mapping', 'page_close', 2, 3],
      ['incomplete', 'load_video', 1, 4],
      ['anonymous', 'load_video', 1, 5],
    ]);
    expect(counts.skipped.filter(isExpected).length).toBe(2);
  });

  it('goes on behind a line that is nested too deep', async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const log = `{"name": "load_video", "event": {"id": "v", "deep": ${deep}}}\n${line('load_video', { id: 'v' })}\n`;
    const { counts } = await project(Buffer.from(log));
    expect(counts).toMatchObject({ lines: 2, statements: 1 });
    expect(counts.skipped).toMatchObject([{ line: 1, count: 1 }]);
  });

  it('goes on to the next file after one that breaks off', async () => {
    const zipped = gzipSync(`${line('load_video', { id: 'v' })}\n`.repeat(3));
    const { counts } = await project(zipped.subarray(0, -12));
    expect(counts.skipped).toMatchObject([
      { reason: 'unreadable', why: expect.stringMatching(/end of file/) },
    ]);
  });
});
