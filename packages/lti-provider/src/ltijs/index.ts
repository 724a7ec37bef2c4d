export { LtijsDatabase, type LtijsDatabaseOptions } from './ltijs-database.ts';
export { ltijsModule } from '../adapters/sql/ltijs-module.ts';
export type { LtijsStores } from './ltijs-row-store.port.ts';
export { strictLtijs, type LtijsProvider, type StrictOptions } from './strict-ltijs.ts';
export { createProvider, type Provider as LtijsFacade } from './facade/create-provider.ts';
export { Provider } from './facade/provider.ts';
export { LtijsError } from './facade/ltijs-error.ts';
export type { IdToken } from './facade/id-token.ts';
export type { Platform } from './facade/platform.ts';
