import type { RequestHandler } from 'express';
import { readPostedForm } from './read-posted-form.ts';

/** Handlers by method and path, as `POST /lti/launch`. */
export type RouteTable = ReadonlyMap<string, RequestHandler>;

/**
 * What every request of the tool passes, in one step for those that a launch is made of: a class that opens an activity at once
 * asks for nothing else, and each further layer of a router is paid by every launch.
 */
export function firstRoutes(limit: RequestHandler, routes: RouteTable): RequestHandler {
  return async (request, response, next) => {
    if (!request.url.startsWith('/lti/')) return next();
    let allowed = false;
    await limit(request, response, () => {
      allowed = true;
    });
    if (!allowed) return;
    await readPostedForm(request);
    const [path = ''] = request.url.split('?', 1);
    const handler = routes.get(`${request.method} ${path}`);
    if (handler === undefined) return next();
    await handler(request, response, next);
  };
}
