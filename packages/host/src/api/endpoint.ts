import { CoreError, isRefusal } from '@coursewright/core';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../accounts/csrf.ts';
import type { Viewer, Viewers } from '../accounts/viewer.ts';
import { sendProblem } from '../http/error-handler.ts';
import { refusalProblem } from '../http/problem-document.ts';

interface Description {
  /** `operationId`. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** With OpenAPI's `{name}` for a segment. */
  readonly path: string;
  readonly summary: string;
  readonly tag:
    | 'courses'
    | 'learning'
    | 'grades'
    | 'events'
    | 'tokens'
    | 'lti'
    | 'analytics'
    | 'insights'
    | 'accounts'
    | 'service';
  /** An object with `params`, `query` and `body`, those that the operation takes. */
  readonly input: z.ZodObject;
  /** null = 204 without a body. */
  readonly response: z.ZodType | null;
  /** Statuses of problem documents besides 422 and 500. */
  readonly problems?: readonly number[];
  /** Where faults have bodies of their own instead of problem documents: these, by status. */
  readonly faults?: Readonly<Record<number, z.ZodType>>;
  /** The answer may be asked for as CSV. */
  readonly csv?: true;
}

interface Call {
  readonly req: Request;
  readonly res: Response;
}

/** One operation of the HTTP API: how it is served, and what `/api/openapi.json` tells of it. */
export interface Endpoint extends Description {
  /** `token`: for who sends a token of the analytics API, and for viewers. */
  readonly access: 'viewer' | 'token' | 'anyone';
  /** Where the path's parameters are not segments: what matches it, with groups of their names. */
  readonly pattern?: RegExp;
  serve(viewers: Viewers, call: Call): Promise<void>;
}

/** An operation for whoever has a bearer token or a session; it still authorises what it gives. A `Refusal` is answered with 403. */
export function viewerEndpoint<Input extends z.ZodObject>(
  definition: Description & {
    readonly input: Input;
    handle(input: z.output<Input>, call: Call & { readonly viewer: Viewer }): Promise<object | undefined>;
  },
): Endpoint {
  return {
    ...definition,
    access: 'viewer',
    serve: async (viewers, call) => {
      const viewer = await viewers.required(call.req);
      if (viewer.csrfToken !== undefined && definition.method !== 'get') {
        checkCsrf(viewer.csrfTokens, call.req.get('x-csrf-token'));
      }
      const input = readInput(definition.input, call.req);
      answer(call, await definition.handle(input, { ...call, viewer }));
    },
  };
}

/** An operation that needs no viewer: it is public, or what it takes proves who calls. */
export function openEndpoint<Input extends z.ZodObject>(
  definition: Description & {
    readonly input: Input;
    handle(input: z.output<Input>, call: Call & { readonly viewers: Viewers }): Promise<object | undefined>;
  },
): Endpoint {
  return {
    ...definition,
    access: 'anyone',
    serve: async (viewers, call) => {
      const input = readInput(definition.input, call.req);
      answer(call, await definition.handle(input, { ...call, viewers }));
    },
  };
}

function answer({ req, res }: Call, result: object | undefined): void {
  res.setHeader('Cache-Control', 'no-store');
  if (result === undefined) res.status(204).end();
  else if (isRefusal(result)) sendProblem(req, res, refusalProblem(result));
  else res.json(result);
}

function readInput<Input extends z.ZodObject>(schema: Input, req: Request): z.output<Input> {
  const given: unknown = req.body;
  const parsed = schema.safeParse({ params: req.params, query: req.query, body: given ?? {} });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new CoreError('bad_input', wrong.join('; '), { data: { fields: wrong } });
}
