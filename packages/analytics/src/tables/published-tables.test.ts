import { describe, expect, it } from 'vitest';
import { allTasks } from '../tasks/all-tasks.ts';
import { publishedTables } from './published-tables.ts';
import { indexesOf } from './sql/table-indexes.ts';

describe('the published tables', () => {
  it('are all those that tasks publish, each once', () => {
    const names = publishedTables.map(({ name }) => name);
    const made = allTasks.map(({ table }) => table).filter(({ kind }) => kind === 'published');
    expect(names).toEqual(expect.arrayContaining(made.map(({ name }) => name)));
    expect(new Set(names).size).toBe(names.length);
    expect(publishedTables.filter(({ kind }) => kind !== 'published')).toEqual([]);
  });

  it('have an index that begins with their key, and indexes and keys of columns that they have', () => {
    for (const table of publishedTables) {
      const columns = table.columns.map(({ name }) => name);
      const indexes = indexesOf(table).map((index) => index.columns.map(({ name }) => name));
      const key = table.key ?? [];
      expect(columns).toEqual(expect.arrayContaining([...key, ...indexes.flat()]));
      const led = indexes.some((index) => key.every((column) => index.slice(0, key.length).includes(column)));
      expect([table.name, led]).toEqual([table.name, true]);
    }
  });
});
