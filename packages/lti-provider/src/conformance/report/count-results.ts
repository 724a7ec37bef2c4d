import type { CaseResult } from '../run-conformance.ts';

/** How many rows of each kind were judged wrong, of how many. */
export interface Counts {
  readonly wronglyAccepted: Share;
  readonly wronglyRefused: Share;
  /** The other rows: later messages, cookies, keys, sessions, services. */
  readonly others: Share;
  readonly unseen: number;
}

export interface Share {
  readonly wrong: number;
  readonly of: number;
}

export function countResults(results: readonly CaseResult[]): Counts {
  const seen = results.filter(({ right }) => right !== undefined);
  const share = (fits: (one: CaseResult) => boolean): Share => {
    const all = seen.filter(fits);
    return { wrong: all.filter(({ right }) => right === false).length, of: all.length };
  };
  return {
    wronglyAccepted: share(({ expected }) => expected === 'refuse'),
    wronglyRefused: share(({ expected }) => expected === 'accept'),
    others: share(({ expected }) => expected !== 'refuse' && expected !== 'accept'),
    unseen: results.length - seen.length,
  };
}

export function isConformant(results: readonly CaseResult[]): boolean {
  return results.every(({ right }) => right !== false);
}
