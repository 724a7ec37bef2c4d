import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine, type OpenedEngine } from '@coursewright/core/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseBlocksTask } from '../../tasks/courses/course-blocks.ts';
import { courseListTask } from '../../tasks/courses/course-list.ts';
import { runTask } from '../../tasks/testing/run-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { authUser } from './auth-user.table.ts';
import { courseBlocksRaw } from './course-blocks-raw.table.ts';
import { courseListRaw } from './course-list-raw.table.ts';
import { courseSideTables } from './course-side-tables.ts';
import type { SideTable } from './side-table.ts';
import { startDisplay } from './start-display.ts';

const source = fileURLToPath(new URL('../../../../../demo/courses/chance', import.meta.url));

describe('the engine’s own courses', () => {
  let data = '';
  let engine: OpenedEngine;
  let courseKey = '';
  beforeAll(async () => {
    data = mkdtempSync(path.join(tmpdir(), 'course-side-tables-'));
    engine = await openEngine({ data });
    ({ courseKey } = await engine.courses.import({ source, author: 'test' }));
  });
  afterAll(async () => {
    await engine.close();
    rmSync(data, { recursive: true });
  });

  const side = () => courseSideTables(engine, 'https://lms.example.org');
  async function rowsOf(table: SideTable): Promise<Tuple[]> {
    const rows: Tuple[] = [];
    for await (const row of side().rows(table)) rows.push(row);
    return rows;
  }

  it('are listed with their names and the address of their blocks', async () => {
    const rows = runTask(courseListTask, [], { rows: { course_list_raw: await rowsOf(courseListRaw) } });
    const summary = await engine.courses.summary(courseKey);
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      [
        courseKey,
        summary.title,
        summary.org,
        summary.number,
        `https://lms.example.org/api/courses/v1/blocks/?course_id=${encodeURIComponent(courseKey)}`,
      ],
    ]);
    expect(rows[0]?.[13]).toMatch(/^(?:self|instructor)$/);
  });

  it('have their blocks in the order of the course, with the titles above them', async () => {
    const rows = runTask(courseBlocksTask, [], {
      rows: { course_blocks_raw: await rowsOf(courseBlocksRaw) },
    });
    const version = await engine.versions.published(courseKey);
    const all = await version.all();
    expect(rows.map(([usageKey]) => usageKey)).toEqual(all.map(({ usageKey }) => usageKey));
    expect(rows.map((row) => row[9])).toEqual(all.map((_block, index) => String(index)));
    const titles = new Map(rows.map((row) => [row[0], row[3]]));
    for (const [index, { ancestors }] of all.entries())
      expect(rows[index]?.[8]).toBe(ancestors.map((id) => titles.get(version.usageKey(id))).join(' / '));
  });

  it('have another version once a course was published anew, and other tables have none', async () => {
    const before = await side().version(courseBlocksRaw);
    expect(await side().version(courseBlocksRaw)).toBe(before);
    expect(await side().version(authUser)).toBeUndefined();
    expect(await rowsOf(authUser)).toEqual([]);
    await engine.courses.import({ source, author: 'test', courseKey: 'course-v1:Other+one+2026' });
    expect(await side().version(courseBlocksRaw)).not.toBe(before);
  });
});

describe('startDisplay', () => {
  it.each([
    ['soon', '2016-09-01T00:00:00Z', 'soon', 'string'],
    [null, '2016-09-01T00:00:00Z', 'Sept. 1, 2016', 'timestamp'],
    [null, null, null, 'empty'],
  ])('of %j and %j is %j', (advertised, start, display, type) => {
    expect(startDisplay(advertised, start)).toEqual({ display, type });
  });
});
