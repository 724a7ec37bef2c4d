import type { EventOrigin } from '@coursewright/core';
import type { Request } from 'express';
import type { Viewer } from '../accounts/viewer.ts';

/** Who and what caused the events of a request, as Open edX's tracking log has it. */
export function originOf(req: Request, viewer: Viewer | undefined): EventOrigin {
  const header = (name: string) => (req.get(name) ?? '').slice(0, 1000);
  return {
    source: 'server',
    userId: viewer?.account.id ?? null,
    username: viewer?.account.username ?? '',
    session: viewer?.sessionTag ?? '',
    ip: req.ip ?? '',
    agent: header('user-agent'),
    host: header('host'),
    referer: header('referer'),
    acceptLanguage: header('accept-language'),
    path: req.path,
    page: null,
  };
}

/** The same for events that the page itself reports. */
export function browserOriginOf(req: Request, viewer: Viewer): EventOrigin {
  const origin = originOf(req, viewer);
  return { ...origin, source: 'browser', page: origin.referer };
}
