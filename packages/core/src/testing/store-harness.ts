import type { CoreStores } from '../records/core-stores.ts';
import type { Records } from '../records/records.port.ts';

/** What the contract suites of the stores are run on. */
export interface StoreHarness<Stores = CoreStores> {
  readonly records: Records<Stores>;
  /** The same stores as another process would open them. */
  reopen(): Promise<Records<Stores>>;
  close(): Promise<void>;
}

/** Names that a store must keep apart, or keep as they are. */
export const hostileTexts = [
  'Twin',
  'twin',
  'twin ',
  '😀',
  '😁',
  'nul \u0000 in it',
  '\u202Eright to left',
  'quote \' -- " \\ %',
] as const;

/** Opens a harness for one test and closes it behind it. */
export function using<Stores>(open: () => Promise<StoreHarness<Stores>>) {
  return (work: (harness: StoreHarness<Stores>) => Promise<void>) => async (): Promise<void> => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
}
