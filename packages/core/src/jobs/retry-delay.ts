/** Milliseconds before the run after `attempt`: doubled each time, with jitter, so that what failed together does not come back together. */
export function retryDelay(backoffMs: number, attempt: number): number {
  return Math.round(backoffMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
}
