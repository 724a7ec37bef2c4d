import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { HostMetrics } from './host-metrics.ts';

const routed = z.object({ path: z.string() });
const action = z.object({ action: z.string() });

/** Measures every request by the pattern that served it, never by its address: that has no end. */
export function measureRequests({
  requests,
  actions,
}: Pick<HostMetrics, 'requests' | 'actions'>): RequestHandler {
  return (req, res, next) => {
    const end = requests.startTimer();
    res.on('close', () => {
      const route = patternOf(req);
      end({ method: methodOf(req.method), route, status: res.statusCode });
      // The names that a block knows: others are refused.
      if (route.endsWith('/actions/:action') && res.statusCode === 200) {
        actions.inc({ action: action.safeParse(req.params).data?.action ?? '' });
      }
    });
    next();
  };
}

function patternOf(req: Request): string {
  const pattern = routed.safeParse(req.route).data?.path;
  return pattern === undefined ? 'none' : `${req.baseUrl}${pattern}`;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function methodOf(method: string): string {
  return methods.has(method) ? method : 'other';
}
