/** One bar of Open edX's grade chart. */
export interface BreakdownEntry {
  /** 0 to 1. */
  readonly percent: number;
  /** `HW 01`. */
  readonly label: string;
  /** `Homework 1 - Sorting - 50% (1/2)`. */
  readonly detail: string;
  readonly category: string;
  /** A total, not one of its parts. */
  readonly prominent?: true;
  /** Of what does not count. */
  readonly mark?: { readonly detail: string };
}

/** What one entry of the policy makes of a learner's scores, before its weight. */
export interface GraderResult {
  /** 0 to 1. */
  readonly percent: number;
  /** Of the total, also where the policy hides it from the breakdown. */
  readonly detail: string;
  readonly breakdown: readonly BreakdownEntry[];
}
