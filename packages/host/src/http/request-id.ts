import type { IncomingMessage } from 'node:http';
import type { IdSource } from '@coursewright/core';
import type { RequestHandler } from 'express';

const ids = new WeakMap<IncomingMessage, string>();

/** Gives each request an id, returned in `X-Request-Id`; one that a proxy in front has given is kept. */
export function assignRequestId(source: IdSource, trusted: boolean): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id');
    const id = trusted && given !== undefined && /^[\w.-]{8,64}$/.test(given) ? given : source.uuid();
    ids.set(req, id);
    res.setHeader('X-Request-Id', id);
    next();
  };
}

export function requestId(req: IncomingMessage): string {
  return ids.get(req) ?? '';
}
