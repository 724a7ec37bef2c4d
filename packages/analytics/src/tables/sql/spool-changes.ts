import type { Value } from '../row-fitter.ts';
import type { TableChange } from '../table-store.port.ts';
import type { Table } from '../table.ts';
import { feedChange, type ChangeTaker } from './feed-change.ts';
import { Spool } from './spool.ts';

/** A change that can be made, and made again where a transaction has to be repeated. */
export interface ReadyChange {
  readonly table: Table;
  /** Whether all rows that are there go first. */
  readonly whole: boolean;
  feed(taker: ChangeTaker): Promise<void>;
}

/**
 * Reads changes to their ends, before the database is asked for anything, but for those that may be read while it waits
 * (`mayWait`). Throws `bad_input`.
 */
export async function spoolChanges(
  changes: readonly TableChange[],
  mayWait: (change: TableChange) => boolean,
): Promise<{
  readonly changes: readonly ReadyChange[];
  remove(): Promise<void>;
}> {
  const spools: Spool[] = [];
  const remove = async () => {
    for (const spool of spools) await spool.remove();
  };
  try {
    const ready: ReadyChange[] = [];
    for (const change of changes) {
      const what = { table: change.table, whole: 'rows' in change };
      if (mayWait(change)) {
        ready.push({ ...what, feed: (taker) => feedChange(change, taker) });
        continue;
      }
      const spool = new Spool();
      spools.push(spool);
      await feedChange(change, takerOf(spool));
      ready.push({ ...what, feed: (taker) => feedSpooled(spool, taker) });
    }
    return { changes: ready, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const [keyMark, rowMark] = ['k', 'r'];

/** A line says what it is, and the values as JSON; the rows of a key follow it. */
function takerOf(spool: Spool): ChangeTaker {
  return {
    removeKey: (key) => spool.add(keyMark + JSON.stringify(key)),
    add: (row) => spool.add(rowMark + JSON.stringify(row)),
    flush: () => spool.spill(),
  };
}

async function feedSpooled(spool: Spool, taker: ChangeTaker): Promise<void> {
  for await (const lines of spool.batches()) {
    for (const line of lines) {
      const values = valuesIn(line.slice(1));
      if (line.startsWith(keyMark) ? taker.removeKey(values) : taker.add(values)) await taker.flush();
    }
  }
}

/** Of a line that was written here. */
function valuesIn(json: string): readonly Value[] {
  const values: unknown = JSON.parse(json);
  return Array.isArray(values) ? values : [];
}
