import { Router } from 'express';
import { assetBody } from './assets.ts';

export function assetRoutes(): Router {
  const router = Router();
  router.get('/assets/:hash/:name', (req, res, next) => {
    const body = assetBody(req.params.name);
    if (body === undefined) return next();
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    return res.type(req.params.name.split('.').at(-1) ?? '').send(body);
  });
  return router;
}
