import { Router, json } from 'express';
import type { Viewers } from '../accounts/viewer.ts';
import type { Endpoint } from './endpoint.ts';

/** Serves the endpoints at their paths. Bodies are JSON of at most 1 MB. */
export function apiRouter(endpoints: readonly Endpoint[], viewers: Viewers): Router {
  const router = Router({ caseSensitive: true });
  router.use('/api', json({ limit: '1mb', strict: true }));
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[endpoint.method](path, (req, res) => endpoint.serve(viewers, { req, res }));
  }
  return router;
}
