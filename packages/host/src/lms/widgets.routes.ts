import express, { Router } from 'express';
import type { WidgetBundle } from './widget-bundle.ts';

/** The widgets' module and its later parts. Public code, so any origin may load it, also before it has an embed key. */
export function widgetRoutes(bundle: WidgetBundle): Router {
  const router = Router();
  router.use('/widgets', (_req, res, next) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  });
  router.use(
    `/widgets/v/${bundle.version}`,
    express.static(bundle.folder, { immutable: true, maxAge: '365d', index: false }),
  );
  // An address that stays the same over releases, for sites that do not pin one.
  router.get('/widgets/coursewright.js', (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=300');
    res.redirect(302, bundle.path);
  });
  return router;
}
