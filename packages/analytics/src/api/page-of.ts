import { apiFaults } from './api-fault.ts';

export interface PageQuery {
  readonly page?: string | undefined;
  readonly page_size?: string | undefined;
}

export interface PageChoice {
  readonly page: number;
  readonly size: number;
}

const defaultSize = 25;

/** A size that is none is 25; one beyond `most` is `most`. Throws `Invalid page.` (Django REST framework, PageNumberPagination). */
export function pageChoice({ page = '1', page_size: size = '' }: PageQuery, most: number): PageChoice {
  const wanted = /^\d{1,9}$/.test(size) && Number(size) > 0 ? Number(size) : defaultSize;
  if (!/^\d{1,9}$/.test(page) || Number(page) < 1) throw apiFaults.badPage();
  return { page: Number(page), size: Math.min(wanted, most) };
}

/** One page with its place among all; `addressOf` gives the address of another one. Throws `Invalid page.` for one behind the last. */
export function pageOf<Row>(
  { page, size }: PageChoice,
  {
    count,
    results,
    addressOf,
  }: { readonly count: number; readonly results: readonly Row[]; addressOf(page: number): string },
) {
  const pages = Math.max(1, Math.ceil(count / size));
  if (page > pages) throw apiFaults.badPage();
  return {
    count,
    num_pages: pages,
    next: page < pages ? addressOf(page + 1) : null,
    previous: page > 1 ? addressOf(page - 1) : null,
    results,
  };
}
