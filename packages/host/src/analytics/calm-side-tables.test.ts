import type { SideTables, Table } from '@coursewright/analytics';
import { describe, expect, it } from 'vitest';
import { calmSideTables } from './calm-side-tables.ts';

const second = 1_000_000;
const table: Table = { name: 'auth_user', kind: 'internal', columns: [{ name: 'id', type: 'integer' }] };

function world(reading: number) {
  let now = 0;
  let version = 1;
  const clock = { now: () => now };
  const inner: SideTables = {
    version: async () => String(version),
    async *rows() {
      yield [String(version)];
      now += reading;
    },
  };
  const calm = calmSideTables(inner, clock);
  return {
    calm,
    later: (by: number) => void (now += by),
    change: () => void (version += 1),
    read: async () => {
      const rows = [];
      for await (const row of calm.rows(table)) rows.push(row);
      return rows;
    },
  };
}

describe('calmSideTables', () => {
  it('says that a table is as it was until five seconds after it was read, and then that it is due', async () => {
    const { calm, later, change, read } = world(0);
    expect(await calm.version(table)).toBe('1');
    expect(await read()).toEqual([['1']]);
    change();
    later(4 * second);
    expect(await calm.version(table)).toBe('1');
    expect(calm.isDue()).toBe(false);
    later(second);
    expect([calm.isDue(), calm.isDue()]).toEqual([true, false]);
    expect(await calm.version(table)).toBe('2');
  });

  it('leaves a large table alone for twenty times as long as it took to read it', async () => {
    const { calm, later, change, read } = world(3 * second);
    await calm.version(table);
    await read();
    change();
    later(59 * second);
    expect(await calm.version(table)).toBe('1');
    later(second);
    expect(await calm.version(table)).toBe('2');
  });

  it('looks at a table at once where it is told to', async () => {
    const { calm, change, read } = world(3 * second);
    await calm.version(table);
    await read();
    change();
    calm.refresh();
    expect(await calm.version(table)).toBe('2');
  });
});
