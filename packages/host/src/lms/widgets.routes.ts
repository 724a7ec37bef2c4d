import express, { Router } from 'express';
import type { WidgetBundle } from './widget-bundle.ts';

/**
 * Of the empty document that becomes an author's page with script: anything may run and load, in an origin of its own,
 * without this host's cookies and storage, in whatever page the widgets stand.
 */
const authorScriptPolicy =
  "sandbox allow-scripts allow-popups; default-src * data: blob: 'unsafe-inline' 'unsafe-eval'; frame-ancestors *";

/** The widgets' module and its later parts. Public code, so any origin may load it, also before it has an embed key. */
export function widgetRoutes(bundle: WidgetBundle): Router {
  const router = Router();
  router.use('/widgets', (_req, res, next) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  });
  router.get(`/widgets/v/${bundle.version}/frame.html`, (_req, res, next) => {
    res.removeHeader('X-Frame-Options');
    res.removeHeader('Cross-Origin-Opener-Policy');
    res.setHeader('Content-Security-Policy', authorScriptPolicy);
    next();
  });
  router.use(
    `/widgets/v/${bundle.version}`,
    express.static(bundle.folder, { immutable: true, maxAge: '365d', index: false }),
  );
  // Addresses that stay the same over releases, for sites that do not pin one.
  for (const name of ['coursewright.js', 'charts.js', 'frame.html']) {
    router.get(`/widgets/${name}`, (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=300');
      res.redirect(302, `/widgets/v/${bundle.version}/${name}`);
    });
  }
  return router;
}
