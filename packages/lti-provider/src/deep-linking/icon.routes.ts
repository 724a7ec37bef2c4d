import type { Router } from 'express';
import { iconFile, isIconName } from './content-icon.ts';

/** The pictures that content items name: any platform's pages show them. */
export function iconRoutes(router: Router): void {
  router.get('/lti/icons/:name.svg', (request, response, next) => {
    const { name } = request.params;
    if (!isIconName(name)) return next();
    response
      .set('cache-control', 'public, max-age=86400')
      .set('cross-origin-resource-policy', 'cross-origin')
      .set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .type('image/svg+xml')
      .send(iconFile(name));
  });
}
