/** What a contract suite is written with: vitest's or any other runner's of the same shape. */
export interface ContractTools {
  readonly describe: (name: string, suite: () => void) => void;
  readonly it: (name: string, test: () => Promise<void> | void) => void;
  readonly expect: typeof import('vitest').expect;
}
