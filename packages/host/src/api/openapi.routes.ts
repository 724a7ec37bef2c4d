import { Router } from 'express';
import type { Endpoint } from './endpoint.ts';
import { openApiDocument } from './openapi.ts';

/** `/api/openapi.json`. It is the same for everybody, so any page may read it that may call the API. */
export function openApiRoutes(endpoints: readonly Endpoint[], site: { title: string; url: string }): Router {
  const router = Router();
  let document: object | undefined;
  router.get('/api/openapi.json', (_req, res) => {
    document ??= openApiDocument(endpoints, site);
    res.setHeader('Cache-Control', 'public, max-age=300');
    res.json(document);
  });
  return router;
}
