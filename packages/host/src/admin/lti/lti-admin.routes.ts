import { Router } from 'express';
import { addPlatformRoutes } from './add-platform.routes.ts';
import { gradeRoutes } from './grades.routes.ts';
import { launchRoutes } from './launches.routes.ts';
import type { LtiAdminDeps } from './lti-admin-deps.ts';
import { platformListRoutes } from './platform-list.routes.ts';
import { platformRoutes } from './platform.routes.ts';
import { tokenRoutes } from './token.routes.ts';

/** Everything under `/admin/lti`. The words come before the ids of platforms. */
export function ltiAdminRoutes(deps: LtiAdminDeps & { readonly siteName: string }): Router {
  const router = Router();
  router.use(platformListRoutes(deps), addPlatformRoutes(deps), tokenRoutes(deps), launchRoutes(deps));
  router.use(platformRoutes(deps), gradeRoutes(deps));
  return router;
}
