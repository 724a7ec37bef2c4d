import type { SideTables } from '@coursewright/analytics';
import { createEngine, systemClock, systemIds, type BlockDefinition, type Clock } from '@coursewright/core';
import type { OpenStores } from '../backup/open-stores.ts';
import { ownSideTables } from './own-side-tables.ts';

export interface OpenedOwnData {
  readonly sideTables: SideTables;
  readonly stores: Awaited<ReturnType<OpenStores>>;
  close(): Promise<void>;
}

/** The tables of the LMS of a host's own stores, opened for it. `origin`: that of addresses in the tables. */
export async function openOwnData(
  openStores: OpenStores,
  settings: Parameters<OpenStores>[0] & { readonly origin: string },
  blocks: readonly BlockDefinition[],
  {
    clock = systemClock,
    onError = () => undefined,
  }: { readonly clock?: Clock; readonly onError?: (error: unknown) => void } = {},
): Promise<OpenedOwnData> {
  const { origin } = settings;
  const stores = await openStores(settings, { clock, onError });
  const addresses = { file: () => origin, block: () => origin };
  const engine = createEngine({ ...stores, ids: systemIds, addresses, blocks, onError });
  const { records, outbox } = stores;
  return {
    sideTables: ownSideTables({
      engine,
      records,
      outbox,
      lastRetired: () => records.read(({ retirements }) => retirements.lastChange(), { snapshot: false }),
      clock,
      origin,
    }),
    stores,
    close: () => engine.close(),
  };
}
