export { LtijsDatabase, type LtijsDatabaseOptions } from './ltijs-database.ts';
export { ltijsModule } from '../adapters/sql/ltijs-module.ts';
export type { LtijsStores } from './ltijs-row-store.port.ts';
export { strictLtijs, type LtijsProvider, type StrictOptions } from './strict-ltijs.ts';
