import { CoreError } from '@coursewright/core';
import { Router, type Request } from 'express';
import { sameSecret } from '../accounts/secret-hash.ts';
import type { HostDeps } from '../host-deps.ts';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
/** What a proxy adds; who asks past one is somewhere else. */
const forwarded = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/** `/metrics` for Prometheus. To whom it is not open, it is not there. */
export function metricsRoutes({ metrics, metricsToken }: Pick<HostDeps, 'metrics' | 'metricsToken'>): Router {
  const router = Router();
  router.get('/metrics', async (req, res) => {
    if (!(metricsToken === undefined ? isFromHere(req) : hasToken(req, metricsToken))) {
      throw new CoreError('not_found', 'There is nothing at GET /metrics.');
    }
    const text = await metrics.text();
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Type', metrics.contentType);
    res.end(text);
  });
  return router;
}

function isFromHere(req: Request): boolean {
  return (
    loopback.test(req.socket.remoteAddress ?? '') && forwarded.every((name) => req.get(name) === undefined)
  );
}

function hasToken(req: Request, token: string): boolean {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? [];
  return sameSecret(given, token);
}
