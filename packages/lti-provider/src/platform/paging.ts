import type { Request, Response } from 'express';
import { z } from 'zod';

const query = z.object({
  limit: z.coerce.number().int().min(1).max(1000).catch(1000),
  page: z.coerce.number().int().min(1).catch(1),
});

/** One page of a list by `limit` and `page`; names the next one in a `Link` header (RFC 8288; AGS §3.2.2, NRPS §2.4.2). */
export function onePage<T>(
  request: Request,
  response: Response,
  address: string,
  all: readonly T[],
): readonly T[] {
  const { limit, page } = query.parse(request.query);
  if (all.length > page * limit) {
    const next = new URL(address);
    for (const [name, value] of new URLSearchParams(request.originalUrl.split('?')[1])) {
      next.searchParams.set(name, value);
    }
    next.searchParams.set('limit', String(limit));
    next.searchParams.set('page', String(page + 1));
    response.set('link', `<${next.href}>; rel="next"`);
  }
  return all.slice((page - 1) * limit, page * limit);
}
