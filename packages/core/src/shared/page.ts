/** One page of a long list. `next` is an opaque cursor that stays valid while rows are inserted; absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export interface PageRequest {
  /** At most this many items, 1 to 1000. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}
