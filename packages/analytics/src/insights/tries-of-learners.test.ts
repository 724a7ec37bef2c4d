import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleEngagement } from '../tables/engagement/module-engagement.table.ts';
import { openAnalyticsTables, type AnalyticsTables } from '../tables/sql/analytics-tables.ts';
import { triesOfLearners } from './tries-of-learners.ts';

describe('what learners did with problems', () => {
  let folder: string;
  let tables: AnalyticsTables;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'tries-'));
    tables = await openAnalyticsTables({ file: path.join(folder, 'tables.sqlite') }, [moduleEngagement]);
  });
  afterAll(async () => {
    await tables.close();
    rmSync(folder, { recursive: true });
  });

  const row = (username: string, date: string, entity: string, event: string, type = 'problem') => [
    'course',
    username,
    date,
    type,
    entity,
    event,
    '1',
  ];
  const triesIn = async (rows: readonly string[][]) => {
    await tables.store.publish([{ table: moduleEngagement, rows }], 0);
    return tables.reader.read((view) => triesOfLearners({ view, courseKey: 'course' }));
  };

  it('is solved once it was, on whatever day, and tried else; of problems alone', async () => {
    const tries = await triesIn([
      row('ana', '2026-01-01', 'p1', 'attempted'),
      row('ana', '2026-01-02', 'p1', 'completed'),
      row('ana', '2026-01-03', 'p1', 'attempted'),
      row('ana', '2026-01-03', 'p2', 'attempted'),
      row('ana', '2026-01-03', 'v1', 'viewed', 'video'),
      row('ben', '2026-01-01', 'p1', 'attempted'),
    ]);
    expect(tries.map(({ problems, solved }) => [Object.fromEntries(problems), solved])).toEqual([
      [{ p1: true, p2: false }, 1],
      [{ p1: false }, 0],
    ]);
  });

  it('is read of every learner, however many', async () => {
    const rows = Array.from({ length: 450 }, (_none, at) => row(`u${at}`, '2026-01-01', 'p', 'attempted'));
    expect(await triesIn(rows)).toHaveLength(450);
  });
});
