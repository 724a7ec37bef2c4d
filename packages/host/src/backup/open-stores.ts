import type { openOutsideStores, openRecordsOf, openStores } from '../compose/open-stores.ts';

export type OpenStores = (...args: Parameters<typeof openStores>) => ReturnType<typeof openStores>;
export type OpenRecords = (...args: Parameters<typeof openRecordsOf>) => ReturnType<typeof openRecordsOf>;
export type OpenOutside = (
  ...args: Parameters<typeof openOutsideStores>
) => ReturnType<typeof openOutsideStores>;
