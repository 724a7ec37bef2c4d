import type { Clock } from '../../shared/clock.port.ts';
import type { IdSource } from '../../shared/id-source.port.ts';
import type { SqlDatabase } from './sql-database.ts';

/** What the SQL queue and its workers stand on. */
export interface SqlJobQueueParts {
  readonly database: SqlDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
}
