import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { PlatformDeps } from './platform-deps.ts';
import type { PlatformContext } from './platform-store.port.ts';

/** An authorised request of a tool to a service. */
export interface ServiceCall {
  readonly request: Request;
  readonly response: Response;
  readonly clientId: string;
  readonly context: PlatformContext;
  /** The path's parameter; empty where there is none of that name. */
  readonly param: (name: string) => string;
}

/** Ends a service's request with an error document. */
export function serviceFault(response: Response, status: number, message: string): void {
  response.status(status).json({ error: message });
}

/**
 * A handler that only tools with a token for one of the scopes reach (RFC 6750 §3.1): 401 without a good token, 403 without
 * the scope, 404 for a context that is not there.
 */
export function serviceCall(
  deps: PlatformDeps,
  accepted: readonly string[],
  run: (call: ServiceCall) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : deps.grants.open(token);
    if (grant === undefined || grant.expires < deps.clock.now()) {
      response.set('www-authenticate', 'Bearer error="invalid_token"');
      serviceFault(response, 401, 'The access token is missing, wrong or has run out.');
      return;
    }
    if (!accepted.some((scope) => grant.data.scopes.includes(scope))) {
      response.set('www-authenticate', 'Bearer error="insufficient_scope"');
      serviceFault(response, 403, `The access token is for none of: ${accepted.join(' ')}`);
      return;
    }
    const param = (name: string): string => z.string().catch('').parse(request.params[name]);
    const context = await deps.store.context(param('context'));
    if (context === undefined) {
      serviceFault(response, 404, `There is no context ${param('context')}.`);
      return;
    }
    await run({ request, response, clientId: grant.data.clientId, context, param });
  };
}
