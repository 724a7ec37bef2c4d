import { CoreError } from './core-error.ts';
import type { PageRequest } from './page.ts';

/** Throws `bad_input` for a page of fewer than 1 or more than 1000 items. */
export function checkPageRequest({ limit }: PageRequest): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return;
  throw new CoreError('bad_input', `A page has 1 to 1000 items, not ${limit}.`, { data: { field: 'limit' } });
}
