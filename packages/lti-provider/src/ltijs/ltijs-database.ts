import {
  CoreError,
  systemClock,
  systemIds,
  type Clock,
  type Instant,
  type Records,
} from '@coursewright/core';
import { openSqlRecords, type SqlTarget } from '@coursewright/core/sql';
import { z } from 'zod';
import { ltijsModule } from '../adapters/sql/ltijs-module.ts';
import { openFromLtijs, sealForLtijs } from './ltijs-cipher.ts';
import type { LtijsItem, LtijsRow, LtijsStores } from './ltijs-row-store.port.ts';
import { ltijsTables } from './ltijs-tables.ts';

/** The key that ltijs encrypts rows with; false for rows in the clear. */
type Key = string | false;

const second = 1_000_000;
const sweepInterval = 300 * second;
const sealedRow = z.looseObject({ iv: z.string(), data: z.string() });

/** Where ltijs keeps its rows: a database of its own, or the records of an engine that were opened with `ltijsModule`. */
export type LtijsDatabaseOptions = (SqlTarget | { readonly records: Records<LtijsStores> }) & {
  readonly clock?: Clock;
};

/**
 * A database plugin for ltijs 5: `setup(key, { plugin: new LtijsDatabase({ file: 'ltijs.sqlite' }) })`, or `{ url: 'mysql://…' }`.
 * It keeps the contract of ltijs's own storage, its lives of rows included, and does more where that one is weak: a row is
 * replaced in one transaction, and of two who insert the same nonce or state one fails.
 */
export class LtijsDatabase {
  readonly #options: LtijsDatabaseOptions;
  readonly #clock: Clock;
  #records: Records<LtijsStores> | undefined;
  #close: () => Promise<void> = async () => undefined;
  #nextSweep: Instant = 0;

  constructor(options: LtijsDatabaseOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    if ('records' in options) this.#records = options.records;
  }

  /** Opens the database and brings its table up to date; ltijs calls it in `deploy`. */
  async setup(): Promise<true> {
    if (this.#records !== undefined || 'records' in this.#options) return true;
    const { clock: _clock, ...target } = this.#options;
    const opened = await openSqlRecords({
      ...target,
      modules: [ltijsModule],
      clock: this.#clock,
      ids: systemIds,
    });
    this.#records = opened.records;
    this.#close = () => opened.close();
    return true;
  }

  async Close(): Promise<true> {
    if (!('records' in this.#options)) this.#records = undefined;
    await this.#close();
    this.#close = async () => undefined;
    return true;
  }

  /** Rows that have all members of `where`, decrypted with a key; false where there is none. */
  async Get(key: Key, table: string, where: LtijsItem = {}): Promise<Record<string, unknown>[] | false> {
    const rows = await this.#opened().read(({ ltijs }) => this.#find(ltijs, table, where));
    if (rows.length === 0) return false;
    return rows.map(({ item, created }) =>
      key === false
        ? { ...item, createdAt: new Date(created / 1000) }
        : { ...decrypted(key, item), createdAt: Math.floor(created / 1000) },
    );
  }

  /** With a key, `item` is encrypted and `index` stays in the clear. Throws `conflict` for the name of a row that lives. */
  async Insert(key: Key, table: string, item: LtijsItem, index: LtijsItem = {}): Promise<true> {
    await this.#write(async ({ ltijs }) => {
      const row = stored(key, item, index);
      // A row that has run out does not take the name.
      for (const { id, created } of await ltijs.ltijsRows(table, lookupOf(table, row))) {
        if (!this.#lives(table, created)) await ltijs.removeLtijsRow(id);
      }
      await ltijs.addLtijsRow(table, { lookup: lookupOf(table, row), item: row, created: this.#clock.now() });
    });
    return true;
  }

  /** Puts one row in the place of all that have the members of `where`. */
  async Replace(
    key: Key,
    table: string,
    where: LtijsItem,
    item: LtijsItem,
    index: LtijsItem = {},
  ): Promise<true> {
    await this.#write(async ({ ltijs }) => {
      const row = stored(key, item, index);
      const lookup = lookupOf(table, row);
      const named = lookup === '' ? [] : await ltijs.ltijsRows(table, lookup);
      const old = new Set([...(await this.#find(ltijs, table, where, true)), ...named].map(({ id }) => id));
      for (const id of old) await ltijs.removeLtijsRow(id);
      await ltijs.addLtijsRow(table, { lookup, item: row, created: this.#clock.now() });
    });
    return true;
  }

  /** Changes members of rows; with a key, of what is encrypted in them. */
  async Modify(key: Key, table: string, where: LtijsItem, changes: LtijsItem): Promise<true> {
    await this.#write(async ({ ltijs }) => {
      for (const { id, item } of await this.#find(ltijs, table, where)) {
        const { iv: _iv, data: _data, ...index } = item;
        const changed =
          key === false
            ? { ...item, ...changes }
            : stored(key, { ...decrypted(key, item), ...changes }, index);
        await ltijs.changeLtijsRow(id, { lookup: lookupOf(table, changed), item: changed });
      }
    });
    return true;
  }

  async Delete(table: string, where: LtijsItem): Promise<true> {
    await this.#write(async ({ ltijs }) => {
      for (const { id } of await this.#find(ltijs, table, where, true)) await ltijs.removeLtijsRow(id);
    });
    return true;
  }

  #opened(): Records<LtijsStores> {
    if (this.#records === undefined) {
      throw new CoreError(
        'unavailable',
        "The database of ltijs is not open: call the provider's deploy first.",
      );
    }
    return this.#records;
  }

  /** A change, and now and then the end of the rows that have run out. */
  async #write(work: (stores: LtijsStores) => Promise<void>): Promise<void> {
    const now = this.#clock.now();
    const sweep = now >= this.#nextSweep;
    if (sweep) this.#nextSweep = now + sweepInterval;
    await this.#opened().transaction(async (stores) => {
      if (sweep) {
        for (const [table, { seconds }] of Object.entries(ltijsTables)) {
          if (seconds !== undefined) await stores.ltijs.removeLtijsRowsBefore(table, now - seconds * second);
        }
      }
      await work(stores);
    });
  }

  async #find(
    ltijs: LtijsStores['ltijs'],
    table: string,
    where: LtijsItem,
    withExpired = false,
  ): Promise<readonly LtijsRow[]> {
    const absent = Object.keys(where).find((name) => where[name] === undefined);
    // MongoDB would take it for "any": a launch without a nonce would find, or not find, the nonce of another.
    if (absent !== undefined)
      throw new CoreError('bad_input', `${table} is asked for without its ${absent}.`);
    const lookup = lookupOf(table, where);
    const rows = await ltijs.ltijsRows(table, lookup === '' ? undefined : lookup);
    return rows.filter(
      ({ item, created }) =>
        (withExpired || this.#lives(table, created)) &&
        Object.entries(where).every(([name, value]) => item[name] === value),
    );
  }

  #lives(table: string, created: Instant): boolean {
    const seconds = ltijsTables[table]?.seconds;
    return seconds === undefined || created >= this.#clock.now() - seconds * second;
  }
}

/** The name of a row, where all its members are there. */
function lookupOf(table: string, item: LtijsItem): string {
  const key = ltijsTables[table]?.key ?? [];
  const parts = key.map((member) => item[member]);
  return parts.length === 0 || parts.some((part) => part === undefined) ? '' : JSON.stringify(parts);
}

function stored(key: Key, item: LtijsItem, index: LtijsItem): LtijsItem {
  return key === false ? item : { ...index, ...sealForLtijs(key, JSON.stringify(item)) };
}

function decrypted(key: string, item: LtijsItem): LtijsItem {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(openFromLtijs(key, sealedRow.parse(item))));
}
