import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { requestId } from './request-id.ts';

const quiet = /^\/(healthz|readyz|assets\/|widgets\/)/;

/** One line a request: never its query, body or headers, which hold tokens, codes and answers. */
export function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const from = performance.now();
    const { path } = req;
    res.on('close', () => {
      const line = {
        requestId: requestId(req),
        method: req.method,
        path,
        status: res.statusCode,
        ms: Math.round((performance.now() - from) * 10) / 10,
        ...(!res.writableFinished && { aborted: true }),
      };
      if (res.statusCode >= 500) log.error(line, 'request');
      else if (quiet.test(path)) log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
