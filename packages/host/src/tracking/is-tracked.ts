/**
 * Not tracked: files and scripts, which Open edX serves before it tracks; signs of life, log-in and reported events, as in Open
 * edX's TRACKING_IGNORE_URL_PATTERNS; what carries one-time codes; and Insights with its API, which are sites of their own there:
 * looking at numbers changes none.
 */
const untracked = [
  '/assets/',
  '/widgets/',
  '/files/',
  '/pages/',
  '/uploads/',
  '/reports/',
  '/favicon.ico',
  '/healthz',
  '/readyz',
  '/metrics',
  '/status',
  '/health',
  '/authenticated',
  '/login',
  '/first-administrator',
  '/embed/authorize',
  '/lti/jwks.json',
  '/api/events',
  '/api/tokens',
  '/api/v0',
  '/api/v1',
  '/api/analytics/',
  '/api/insights/',
  '/admin/insights',
];
const insightsPage = /^\/courses\/[^/]+\/insights(?:\/|$)/;

/** Whether a request for this path leaves an implicit event. */
export function isTracked(method: string, path: string): boolean {
  if (method === 'OPTIONS' || insightsPage.test(path)) return false;
  return !untracked.some((start) => path.startsWith(start));
}
