import type { LogPosition } from '../records/outbox.port.ts';
import type { JsonObject } from '../shared/json.ts';

/** Rows of one table, columns by name; bytes are `{"utf8": …}`, or `{"base64": …}` where they are no text. */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly JsonObject[];
}

/** How far the restore of a backup has come. */
export interface RestoreMark {
  /** `BackupReader.id` */
  readonly backup: string;
  /** Whether every record is there; the tables may have been brought up to date since. */
  readonly recordsLoaded: boolean;
}

/** The records of every package, table by table, out of one database and into another, whatever either is. */
export interface RecordsDump {
  /** Names of the migrations that made the tables, in order of their names. */
  migrations(): Promise<readonly string[]>;
  /**
   * Hands on every row of one snapshot, some at a time, beside any writer. What other ports carry is left out: courses,
   * jobs, and who relays events. Gives how far the event log was written then: what came later is in the outbox.
   */
  dump(visit: (rows: TableRows) => Promise<void>): Promise<LogPosition | undefined>;
  /** Whether no table has a row, courses included. */
  isEmpty(): Promise<boolean>;
  /** Takes out every row that `dump` would hand on. */
  clear(): Promise<void>;
  /** The restore that was begun and has not ended: until then these records are no host's. */
  restoring(): Promise<RestoreMark | undefined>;
  /** Notes how far a restore has come; undefined: it has ended. */
  markRestore(mark: RestoreMark | undefined): Promise<void>;
  /** Adds rows, in one transaction. Throws `bad_input` for a table or column that is not there. */
  load(rows: TableRows): Promise<void>;
  /** The relay goes on behind this position. */
  setLogEnd(log: LogPosition | undefined): Promise<void>;
}
