import { apiFaults, type CourseReports, type TableReader, type TableView } from '@coursewright/analytics/api';
import type { Clock } from '@coursewright/core';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { RateLimits } from '../../http/rate-limit.ts';
import type { Endpoint } from '../endpoint.ts';
import { sendAnswer, sendFault, type CsvForm } from './analytics-answer.ts';
import type { AnalyticsCaller, AnalyticsCallers } from './analytics-caller.ts';
import type { AnalyticsReach } from './analytics-reach.ts';
import { patternOf } from './analytics-path.ts';

export interface AnalyticsApiDeps {
  readonly tables: TableReader;
  readonly reports: CourseReports;
  readonly callers: AnalyticsCallers;
  readonly reach: AnalyticsReach;
  readonly clock: Clock;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly throttle: (caller: AnalyticsCaller, res: Response) => Promise<void>;
}

/** As the original's DEFAULT_THROTTLE_RATES, by token; who comes by a session or a launch is counted by account. */
export function analyticsThrottle(rateLimits: RateLimits): AnalyticsApiDeps['throttle'] {
  const users = rateLimits('analytics', 60, 60);
  const services = rateLimits('analytics-service', 800, 60);
  const pages = rateLimits('analytics-page', 800, 60);
  return (caller, res) => {
    if (caller.kind === 'service') return services.take(res, caller.tokenId);
    const key = String(caller.account.id);
    return caller.tokenId === undefined ? pages.take(res, key) : users.take(res, key);
  };
}

interface Call<Params, Query> {
  readonly params: Params;
  readonly query: Query;
  readonly view: TableView;
  readonly caller: AnalyticsCaller;
  readonly req: Request;
}

interface Definition<Params extends z.ZodObject, Query extends z.ZodObject> {
  /** `operationId`, behind the version. */
  readonly id: string;
  readonly method?: 'get' | 'post';
  /** Below the version, `courses/{courseId}/activity/`. */
  readonly path: string;
  readonly versions?: readonly ('v0' | 'v1')[];
  readonly summary: string;
  readonly params: Params;
  /** Of a form or a JSON body where the method is `post`. */
  readonly query: Query;
  readonly response: z.ZodType;
  readonly csv?: (params: z.output<Params>, query: z.output<Query>) => CsvForm;
  handle(call: Call<z.output<Params>, z.output<Query>>): Promise<object>;
}

const detail = z.object({ detail: z.string() });
const coded = z.object({ error_code: z.string(), developer_message: z.string() });
const faults = {
  400: coded,
  401: detail,
  403: detail,
  404: z.union([detail, coded]),
  429: detail,
};

/** An operation of the analytics data API, in each of its versions; all answer the same. */
export function analyticsEndpoint<Params extends z.ZodObject, Query extends z.ZodObject>(
  deps: AnalyticsApiDeps,
  definition: Definition<Params, Query>,
): readonly Endpoint[] {
  const { id, method = 'get', path, versions = ['v0', 'v1'], summary, params, query, response } = definition;
  return versions.map((version) => ({
    id: `analytics${version.toUpperCase()}${id}`,
    method,
    path: `/api/${version}/${path}`,
    pattern: patternOf(`/api/${version}/${path}`),
    summary,
    tag: 'analytics',
    access: 'token',
    input: z.object({ params, ...(method === 'get' ? { query } : { body: query }) }),
    response,
    faults,
    csv: true,
    serve: async (_viewers, { req, res }) => {
      let csv: CsvForm = {};
      try {
        const caller = await deps.callers.required(req);
        await deps.throttle(caller, res);
        const given = readParts(params, query, req);
        csv = definition.csv?.(given.params, given.query) ?? {};
        const answer = await deps.tables.read((view) => definition.handle({ ...given, view, caller, req }));
        sendAnswer(req, res, answer, csv);
      } catch (error) {
        sendFault(req, res, error, csv, deps.log);
      }
    },
  }));
}

function readParts<Params extends z.ZodObject, Query extends z.ZodObject>(
  params: Params,
  query: Query,
  req: Request,
): { params: z.output<Params>; query: z.output<Query> } {
  const given: unknown = req.method === 'POST' ? req.body : lastOfEach(req.query);
  const parsed = z.object({ params, query }).safeParse({ params: { ...req.params }, query: given ?? {} });
  if (parsed.success) {
    // oxlint-disable-next-line no-unsafe-type-assertion -- zod gives what the two schemas say, and does not infer it through type parameters
    return parsed.data as { params: z.output<Params>; query: z.output<Query> };
  }
  const wrong = parsed.error.issues.map((issue) => `${issue.path.slice(1).join('.')}: ${issue.message}`);
  throw apiFaults.badParameter(wrong.join('; '));
}

/** Of a parameter that comes several times, the last counts (Django, QueryDict). */
function lastOfEach(query: Request['query']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
  );
}
