import { Router } from 'express';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { sendAnswer, sendFault } from './analytics-answer.ts';
import type { AnalyticsApiDeps } from './analytics-endpoint.ts';

export interface AnalyticsHealth {
  /** Whether the database of accounts and tokens answers. */
  readonly records: () => Promise<unknown>;
  /** Whether that of the published tables does. */
  readonly tables: () => Promise<unknown>;
}

const status = z.enum(['OK', 'UNAVAILABLE']);
const health = z.object({
  overall_status: status,
  detailed_status: z.object({ default_db_status: status, analytics_db_status: status }),
});
const nothing = z.object({});

/** `/status/`, `/health/` and `/authenticated/` of the analytics data API. */
export function analyticsServiceEndpoints(
  deps: AnalyticsApiDeps,
  { records, tables }: AnalyticsHealth,
): readonly Endpoint[] {
  const common = { method: 'get', tag: 'analytics', input: nothing } as const;
  return [
    {
      ...common,
      id: 'analyticsStatus',
      path: '/status/',
      summary: 'Whether the analytics API runs',
      access: 'anyone',
      response: nothing,
      serve: async (_viewers, { req, res }) => sendAnswer(req, res, {}, {}),
    },
    {
      ...common,
      id: 'analyticsHealth',
      path: '/health/',
      summary: 'Whether the databases of the analytics API answer',
      access: 'anyone',
      response: health,
      serve: async (_viewers, { req, res }) => {
        const [default_db_status, analytics_db_status] = [await statusOf(records), await statusOf(tables)];
        const good = default_db_status === 'OK' && analytics_db_status === 'OK';
        if (!good) res.status(503);
        const overall_status = good ? 'OK' : 'UNAVAILABLE';
        sendAnswer(
          req,
          res,
          { overall_status, detailed_status: { default_db_status, analytics_db_status } },
          {},
        );
      },
    },
    {
      ...common,
      id: 'analyticsAuthenticated',
      path: '/authenticated/',
      summary: 'Whether the token is good',
      access: 'token',
      response: nothing,
      faults: { 401: z.object({ detail: z.string() }) },
      serve: async (_viewers, { req, res }) => {
        try {
          await deps.callers.required(req);
          sendAnswer(req, res, {}, {});
        } catch (error) {
          sendFault(req, res, error, {}, deps.log);
        }
      },
    },
  ];
}

/** Clients ask for these below their base address, `/api/v0/status`. */
export function analyticsRedirects(): Router {
  const router = Router({ caseSensitive: true });
  for (const name of ['status', 'health', 'authenticated']) {
    router.get([`/api/v0/${name}`, `/api/v1/${name}`], (_req, res) => res.redirect(302, `/${name}/`));
  }
  return router;
}

async function statusOf(ask: () => Promise<unknown>): Promise<z.output<typeof status>> {
  try {
    await ask();
    return 'OK';
  } catch {
    return 'UNAVAILABLE';
  }
}
