import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { problemOf, type ProblemDocument } from './problem-document.ts';
import { requestId } from './request-id.ts';

export type ErrorPage = (req: Request, problem: ProblemDocument) => string;

export function sendProblem(req: Request, res: Response, problem: ProblemDocument): void {
  if (problem.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  res
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, instance: requestId(req) }));
}

/** The last handler: a page for a person who asked for one, a problem document for a program. */
export function errorHandler(log: Logger, page: ErrorPage): ErrorRequestHandler {
  return (error: unknown, req: Request, res: Response, next) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, requestId: requestId(req) }, 'request failed');
    if (res.headersSent) {
      next(error);
      return;
    }
    if (req.path.startsWith('/api/') || req.accepts(['json', 'html']) !== 'html') {
      sendProblem(req, res, problem);
      return;
    }
    try {
      res.status(problem.status).type('html').send(page(req, problem));
    } catch (fault) {
      log.error({ err: fault, requestId: requestId(req) }, 'error page failed');
      sendProblem(req, res, problem);
    }
  };
}
