import type { Page, PageRequest } from '@coursewright/core';

/** Rows at once: what one question may take of a database that learners wait for. */
const pageSize = 500;

/** The items of every page, each page read when those before it are done with. */
export async function* pagesOf<T>(read: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page = await read({ limit: pageSize, ...(after !== undefined && { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
