import { Router, json, urlencoded } from 'express';
import type { Viewers } from '../accounts/viewer.ts';
import type { Endpoint } from './endpoint.ts';

/** Serves the endpoints at their paths. Bodies are JSON of at most 1 MB. */
export function apiRouter(endpoints: readonly Endpoint[], viewers: Viewers): Router {
  const router = Router({ caseSensitive: true });
  // Open edX's clients change accounts with merge patches.
  const type = ['application/json', 'application/merge-patch+json'];
  router.use('/api', json({ limit: '1mb', strict: true, type }));
  // Clients of the analytics data API send their long lists of courses as forms.
  router.use(['/api/v0', '/api/v1'], urlencoded({ extended: false, limit: '1mb' }));
  for (const endpoint of endpoints) {
    const path = endpoint.pattern ?? endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[endpoint.method](path, (req, res) => endpoint.serve(viewers, { req, res }));
  }
  return router;
}
