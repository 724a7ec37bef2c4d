import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { tableStoreContract } from '../table-store.contract.ts';
import { contractTables, totals } from '../testing/contract-tables.ts';
import type { TableReader } from '../../api/table-reader.port.ts';
import { openAnalyticsTables } from './analytics-tables.ts';
import { ThreadedTableReader } from './threaded-table-reader.ts';

const root = mkdtempSync(path.join(tmpdir(), 'coursewright-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Fails what is not read by a thread. */
const nobody: TableReader = { read: () => Promise.reject(new Error('No thread was there.')) };

async function openThreaded(file: string) {
  const tables = await openAnalyticsTables({ file, synchronous: 'NORMAL' }, contractTables);
  const reader = new ThreadedTableReader(file, nobody);
  await reader.warm();
  return {
    store: tables.store,
    reader,
    close: async () => {
      await reader.close();
      await tables.close();
    },
  };
}

tableStoreContract({ describe, it, expect }, 'SQL on SQLite', async () => {
  const file = path.join(mkdtempSync(path.join(root, 'tables-')), 'analytics.sqlite');
  const first = await openThreaded(file);
  const opened = [first];
  return {
    ...first,
    reopen: async () => {
      const other = await openThreaded(file);
      opened.push(other);
      return other;
    },
    close: async () => {
      for (const one of opened) await one.close();
    },
  };
});

describe('threads that read tables', () => {
  const file = path.join(root, 'threads.sqlite');

  it('end before a process does that closes them as they start', async () => {
    const program = fileURLToPath(new URL('./close-at-once.process.ts', import.meta.url));
    const args = ['--conditions=@coursewright/source', program, path.join(root, 'at-once.sqlite')];
    expect((await promisify(execFile)(process.execPath, args)).stdout).toBe('closed\n');
  });

  it('leave this one free while they read', async () => {
    const { store, reader, close } = await openThreaded(file);
    await store.publish(
      [{ table: totals, rows: Array.from({ length: 200_000 }, (_, index) => [`c${index}`, '1']) }],
      1e15,
    );
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const [sum] = await reader.read((view) =>
      view.groups(totals, {
        where: [{ columns: ['course_id'], contains: 'C' }],
        by: ['count'],
        count: 'rows',
      }),
    );
    clearInterval(timer);
    expect(sum).toEqual({ count: 1, rows: 200_000 });
    // A question that is answered here lets nothing else happen.
    expect(turns).toBeGreaterThan(0);
    await close();
  });

  it('read several snapshots at once, and answer the questions of each in their order', async () => {
    const { store, reader, close } = await openThreaded(file);
    await store.publish([{ table: totals, rows: [['c', '5']] }], 1e15);
    const answers = await Promise.all(
      Array.from({ length: 9 }, () =>
        reader.read((view) =>
          Promise.all([
            view.count(totals, []),
            view.greatest(totals, 'count', []),
            view.rows(totals, { where: [], columns: ['course_id'] }),
          ]),
        ),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 9 }, () => [1, 5, [{ course_id: 'c' }]]));
    await close();
  });

  it('say what went wrong, and go on', async () => {
    const { reader, close } = await openThreaded(file);
    const missing = { ...totals, name: 'no_such_table' };
    await expect(reader.read((view) => view.count(missing, []))).rejects.toThrow('no such table');
    await expect(reader.read(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await reader.read((view) => view.count(totals, []))).toBe(1);
    await close();
    await expect(reader.read((view) => view.count(totals, []))).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});
