export { LtijsDatabase, type LtijsDatabaseOptions } from './ltijs-database.ts';
export { ltijsModule } from '../adapters/sql/ltijs-module.ts';
export type { LtijsStores } from './ltijs-row-store.port.ts';
