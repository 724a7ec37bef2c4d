import { serverOrigin, type EventOrigin } from '@coursewright/core';
import type { Request } from 'express';

/** Who and what is behind a launch, for the events that it causes. */
export function requestOrigin(request: Request): EventOrigin {
  return {
    ...serverOrigin,
    ip: request.ip ?? '',
    agent: request.headers['user-agent'] ?? '',
    host: request.headers.host ?? '',
    referer: request.headers.referer ?? '',
    acceptLanguage: request.headers['accept-language'] ?? '',
    path: request.path,
  };
}
