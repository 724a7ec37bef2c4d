import { createProvider } from './create-provider.ts';

/** One for programs that have ltijs's `require('ltijs').Provider`; `createProvider()` makes others beside it. */
export const Provider = createProvider();
