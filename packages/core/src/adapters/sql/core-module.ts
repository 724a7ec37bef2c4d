import type { CoreStores } from '../../records/core-stores.ts';
import { learningMigrations, learningStores } from './learning-stores.sql.ts';
import type { SqlModule } from './sql-module.ts';

/** Every table and store of core's own domains. */
export const coreModule: SqlModule<CoreStores> = {
  name: 'core',
  migrations: [...learningMigrations],
  stores: (session) => ({ ...learningStores(session) }),
};
