import {
  createLtiPlatform,
  registrationVariants,
  type LtiPlatform,
} from '@coursewright/lti-provider/platform';
import express, { type Express, type RequestHandler } from 'express';
import { fileURLToPath } from 'node:url';
import { course, courseMembers, platformUser } from './course.ts';
import { faultPage, notFound } from './fault-page.ts';
import { activityRoutes } from './routes/activity.routes.ts';
import { addRoutes } from './routes/add.routes.ts';
import { contentRoutes } from './routes/content.routes.ts';
import { coursesRoutes } from './routes/courses.routes.ts';
import { gradebookRoutes } from './routes/gradebook.routes.ts';
import { loginRoutes } from './routes/login.routes.ts';
import { registerRoutes } from './routes/register.routes.ts';
import { returnRoutes } from './routes/return.routes.ts';
import { storageRoutes } from './routes/storage.routes.ts';
import { toolsApiRoutes } from './routes/tools-api.routes.ts';
import { toolRoutes } from './routes/tools.routes.ts';
import type { Sessions } from './sessions.ts';
import type { LmsStore } from './store/lms-store.ts';
import { takeDeepLink } from './take-deep-link.ts';
import { visits } from './visit.ts';

export interface LmsDeps {
  readonly store: LmsStore;
  readonly sessions: Sessions;
  /** Origin that browsers see, without a trailing slash. */
  readonly publicUrl: string;
  readonly onError: (error: unknown) => void;
}

export interface Lms {
  readonly app: Express;
  readonly platform: LtiPlatform;
}

const assets = fileURLToPath(new URL('../../assets/lms/', import.meta.url));

/** A small learning platform with a course and its copies, on the platform side of LTI 1.3. */
export async function createLms({ store, sessions, publicUrl, onError }: LmsDeps): Promise<Lms> {
  await store.putContext(course);
  for (const member of courseMembers) await store.putMember(course.id, member);

  const known = visits(sessions);
  const platform = createLtiPlatform({
    publicUrl,
    issuer: publicUrl,
    store,
    secret: store.secret,
    tools: store.tools,
    registration: { variant: registrationVariants.moodle, put: store.putTool },
    session: async (req) => {
      const visit = known.find(req);
      return visit && platformUser(visit.person);
    },
    onDeepLink: async (returned) => publicUrl + (await takeDeepLink(store, returned)),
  });

  const app = express();
  app.disable('x-powered-by');
  app.use(headers);
  app.use('/assets', express.static(assets, { index: false, maxAge: '5m' }));
  app.use(platform.router);
  app.use(toolsApiRoutes({ store, platform }));
  app.use(ownFormsOnly(publicUrl), express.urlencoded({ extended: false }));
  const deps = { store, sessions, visits: known, platform, publicUrl };
  app.use(loginRoutes(deps), contentRoutes(deps), activityRoutes(deps), addRoutes(deps));
  app.use(returnRoutes(deps), storageRoutes(deps), coursesRoutes(deps));
  app.use(gradebookRoutes(deps), registerRoutes(deps), toolRoutes(deps), notFound, faultPage(onError));
  return { app, platform };
}

/** The pages' own scripts and styles only; frames may show any tool, and nobody else may frame the pages. */
const headers: RequestHandler = (_req, res, next) => {
  res.setHeader(
    'Content-Security-Policy',
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-src *; frame-ancestors 'self'; form-action *",
  );
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  next();
};

/** Refuses what another site's page sends (also before anybody is logged in, when there is no token to ask for). */
function ownFormsOnly(publicUrl: string): RequestHandler {
  return (req, res, next) => {
    const { origin } = req.headers;
    const reads = req.method === 'GET' || req.method === 'HEAD';
    if (reads || origin === undefined || origin === publicUrl) return next();
    res.status(403).type('text').send('This form comes from another site.');
  };
}
