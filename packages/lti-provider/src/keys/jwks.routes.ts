import type { Router } from 'express';
import type { ToolKeys } from './tool-keys.ts';

/** The tool's key set (security framework §6.3). Platforms may keep it for an hour: a rotation overlaps longer. */
export function jwksRoutes(router: Router, { toolKeys }: { readonly toolKeys: ToolKeys }): void {
  router.get('/lti/jwks.json', async (_request, response) => {
    response
      .set('cache-control', 'public, max-age=3600')
      .set('access-control-allow-origin', '*')
      .json({ keys: await toolKeys.published() });
  });
}
