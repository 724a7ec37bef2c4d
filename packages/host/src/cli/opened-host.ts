import type { Clock, CoreStores, Engine, IdSource, Records } from '@coursewright/core';
import type { HostStores } from '../accounts/host-stores.ts';

/** What commands stand on: compose.ts opens it, with or without a server. */
export interface OpenedHost {
  readonly engine: Engine;
  readonly records: Records<CoreStores & HostStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  close(): Promise<void>;
}
