import type { Instant } from '@coursewright/core/shared';
import type { TableChange, TableStore } from '../../tables/table-store.port.ts';
import type { Task } from '../../tasks/define-task.ts';
import { tupleText, type Tuple } from '../../tuples/tuple.ts';
import { tableTexts, type TableTexts } from './sample-log.ts';

/** Published tables in memory: what a reader of the result store sees. */
export class MemoryTableStore implements TableStore {
  readonly publications: TableChange[][] = [];
  readonly #tables = new Map<string, Map<string, readonly Tuple[]>>();
  readonly #updates = new Map<string, Instant>();

  async publish(changes: readonly TableChange[], at: Instant): Promise<void> {
    this.publications.push([...changes]);
    for (const change of changes) {
      const { name } = change.table;
      this.#updates.set(name, at);
      if ('rows' in change) this.#tables.set(name, new Map([['', await taken(change.rows)]]));
      else for await (const { key, rows } of change.keys) this.#replace(change.table, key, [...rows]);
    }
  }

  async updates(): Promise<ReadonlyMap<string, Instant>> {
    return this.#updates;
  }

  texts(tasks: readonly Task[]): TableTexts {
    return tableTexts(tasks, ({ table }) => [...(this.#tables.get(table.name)?.values() ?? [])].flat());
  }

  #replace(table: TableChange['table'], key: Tuple, rows: readonly Tuple[]): void {
    const columns = [...(table.key ?? []), ...(table.parts ?? [])].slice(0, key.length);
    const places = columns.map((name) => table.columns.findIndex((column) => column.name === name));
    const all = [...(this.#tables.get(table.name)?.values() ?? [])].flat();
    const others = all.filter(
      (row) => tupleText(places.map((place) => row[place] ?? null)) !== tupleText(key),
    );
    this.#tables.set(table.name, new Map([['', [...others, ...rows]]]));
  }
}

async function taken<T>(items: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
