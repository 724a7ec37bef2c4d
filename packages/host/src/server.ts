import { CoreError } from '@coursewright/core';
import express, { type Express } from 'express';
import { firstAdminRoutes } from './accounts/first-admin.routes.ts';
import { administrators } from './admin/administrator.ts';
import { jobsRoutes } from './admin/jobs.routes.ts';
import { ltiAdminRoutes } from './admin/lti/lti-admin.routes.ts';
import { loginRoutes } from './accounts/login.routes.ts';
import { authorizeRoutes } from './accounts/tokens/authorize.routes.ts';
import { sessions } from './accounts/sessions.ts';
import { verifiedTokens } from './accounts/tokens/verified-tokens.ts';
import { viewers } from './accounts/viewer.ts';
import { analyticsEndpoints } from './api/analytics/analytics.routes.ts';
import { analyticsRedirects } from './api/analytics/service.routes.ts';
import { apiRouter } from './api/api-router.ts';
import { accountEndpoints } from './api/accounts.routes.ts';
import { blockEndpoints } from './api/blocks.routes.ts';
import { cohortEndpoints } from './api/cohorts.routes.ts';
import { courseEndpoints } from './api/courses.routes.ts';
import { eventEndpoints } from './api/events.routes.ts';
import { gradebookEndpoints } from './api/gradebook.routes.ts';
import { insightsEventEndpoints } from './api/insights/insights-events.routes.ts';
import { insightsSiteEndpoints } from './api/insights/insights-site.routes.ts';
import { insightsEndpoints } from './api/insights/insights.routes.ts';
import { healthEndpoints } from './api/health.routes.ts';
import { explorerRoutes } from './api/explorer/explorer.routes.ts';
import { ltiGradeEndpoints } from './api/lti-grades.routes.ts';
import { ltiLaunchEndpoints } from './api/lti-launches.routes.ts';
import { ltiPlatformEndpoints } from './api/lti-platforms.routes.ts';
import { openApiDocument } from './api/openapi.ts';
import { openApiRoutes } from './api/openapi.routes.ts';
import { ltiLinkEndpoints } from './api/lti-link.routes.ts';
import { tokenEndpoints } from './api/tokens.routes.ts';
import { retirementEndpoints } from './api/retirements.routes.ts';
import { rescoreEndpoints } from './api/rescore.routes.ts';
import { uploadEndpoints } from './api/uploads.routes.ts';
import type { HostDeps } from './host-deps.ts';
import { frameRoutes } from './frames/frame.routes.ts';
import { oembedEndpoints } from './frames/oembed.routes.ts';
import { fileRoutes } from './files/files.routes.ts';
import { pageRoutes } from './files/pages.routes.ts';
import { reportRoutes } from './files/reports.routes.ts';
import { uploadRoutes } from './files/uploads.routes.ts';
import { cors } from './http/cors.ts';
import { errorHandler } from './http/error-handler.ts';
import { assignRequestId } from './http/request-id.ts';
import { logRequests } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { assetRoutes } from './lms/assets.routes.ts';
import { accountRoutes } from './lms/account.routes.ts';
import { aboutRoutes } from './lms/about.routes.ts';
import { catalogRoutes } from './lms/catalog.routes.ts';
import { courseHomeRoutes } from './lms/course-home.routes.ts';
import { courseVisits } from './lms/course-visits.ts';
import { errorPage } from './lms/error-page.ts';
import { gradebookRoutes } from './lms/gradebook.routes.ts';
import { eventsBehindRoutes } from './insights/events.routes.ts';
import { insightsRoutes } from './insights/insights.routes.ts';
import { researchRoutes } from './insights/research/research.routes.ts';
import { siteInsightsRoutes } from './insights/site/site.routes.ts';
import { jumpRoutes } from './lms/jump.routes.ts';
import { learnRoutes } from './lms/learn.routes.ts';
import { progressRoutes } from './lms/progress.routes.ts';
import { visits } from './lms/visits.ts';
import { trackRequests } from './tracking/track-requests.ts';
import { measureRequests } from './metrics/measure-requests.ts';
import { metricsRoutes } from './metrics/metrics.routes.ts';
import { widgetRoutes } from './lms/widgets.routes.ts';

/** The whole web side: API, pages and files. It listens nowhere yet. */
export function createServer(deps: HostDeps): Express {
  const { engine, records, log, ids, publicUrl, translator, siteName } = deps;
  const app = express();
  app.set('trust proxy', deps.trustProxy);
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.use(assignRequestId(ids, deps.trustProxy > 0), logRequests(log), measureRequests(deps.metrics));
  app.use(metricsRoutes(deps));
  app.use((_req, res, next) => {
    // Keep-alive connections would otherwise hold up a stop.
    if (!deps.ready()) res.setHeader('Connection', 'close');
    next();
  });
  app.use(...securityHeaders({ https: publicUrl.startsWith('https:') }));
  app.use(['/api', '/files', '/oembed'], cors(records, publicUrl));

  const open = sessions(deps);
  const known = viewers({
    ...deps,
    sessions: open,
    learners: engine.learners,
    verified: verifiedTokens(deps.clock),
  });
  app.use(trackRequests({ ...deps, viewers: known }));
  const visitors = visits({ viewers: known, translator, siteName });
  const endpoints = [
    ...courseEndpoints(engine),
    ...uploadEndpoints(engine, deps.uploads),
    ...blockEndpoints(engine, deps.rateLimits),
    ...eventEndpoints(engine, deps.rateLimits),
    ...gradebookEndpoints(engine),
    ...rescoreEndpoints(engine),
    ...cohortEndpoints(engine, publicUrl),
    ...retirementEndpoints(deps.retirements),
    ...ltiLinkEndpoints({ ...deps, learners: engine.learners }),
    ...accountEndpoints(engine),
    ...tokenEndpoints({ ...deps, learners: engine.learners }, deps.rateLimits),
    ...oembedEndpoints(deps),
    ...ltiPlatformEndpoints(deps.lti),
    ...ltiLaunchEndpoints(deps.lti),
    ...ltiGradeEndpoints(deps.lti),
    ...analyticsEndpoints(deps, known),
    ...insightsEndpoints(deps),
    ...insightsEventEndpoints(deps),
    ...insightsSiteEndpoints(deps),
    ...healthEndpoints(engine, deps.ready),
  ];
  const site = { title: siteName, url: publicUrl };
  app.use(explorerRoutes({ document: openApiDocument(endpoints, site), visits: visitors }));
  app.use(openApiRoutes(endpoints, site), analyticsRedirects(), apiRouter(endpoints, known));
  app.use(assetRoutes(), widgetRoutes(deps.widgets));
  const accounts = { ...deps, learners: engine.learners, sessions: open, visits: visitors };
  app.use(loginRoutes(accounts), authorizeRoutes(accounts), firstAdminRoutes(accounts));

  app.use(frameRoutes({ ...deps, platforms: deps.lti.platforms }), deps.lti.router);
  const visit = courseVisits({ engine, visits: visitors });
  const pages = { ...deps, visits: visitors, visit };
  app.use(
    accountRoutes(pages),
    catalogRoutes(pages),
    aboutRoutes(pages),
    courseHomeRoutes(pages),
    learnRoutes(pages),
  );
  app.use(progressRoutes(pages), gradebookRoutes(pages), jumpRoutes(engine));
  app.use(insightsRoutes(pages), eventsBehindRoutes(pages), siteInsightsRoutes(pages), researchRoutes(pages));
  app.use(fileRoutes({ engine, signer: deps.files }), pageRoutes({ engine, signer: deps.files }));
  app.use(uploadRoutes(deps.uploads), reportRoutes(deps.reports.folder, deps.reports.signer));
  app.use(
    jobsRoutes(pages),
    ltiAdminRoutes({ ...pages, ...engine, administrator: administrators(visitors) }),
  );

  app.use((req) => {
    throw new CoreError('not_found', `There is nothing at ${req.method} ${req.path}.`);
  });
  app.use(errorHandler(log, errorPage(translator, siteName)));
  return app;
}
