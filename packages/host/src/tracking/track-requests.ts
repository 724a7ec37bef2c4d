import type { Clock, Engine, Instant, TrackedRequest } from '@coursewright/core';
import type { Request, RequestHandler, Response } from 'express';
import type { Viewer, Viewers } from '../accounts/viewer.ts';
import { originOf } from '../http/event-origin.ts';
import { isTracked } from './is-tracked.ts';
import { placeFinder, type PlaceFinder } from './place-finder.ts';
import { requestParameters } from './request-parameters.ts';
import type { RequestTracker } from './request-tracker.ts';

export interface TrackingDeps {
  readonly engine: Pick<Engine, 'versions'>;
  readonly viewers: Viewers;
  readonly clock: Clock;
  /** Absent = requests leave no events. */
  readonly tracker?: RequestTracker;
}

/**
 * Open edX's implicit events: each request is an event that is called by its path (openedx/edx-platform,
 * common/djangoapps/track/middleware.py). Nothing is done before it is answered, and nothing waits for it.
 */
export function trackRequests(deps: TrackingDeps): RequestHandler {
  const { clock, tracker, viewers } = deps;
  if (tracker === undefined) return (_req, _res, next) => next();
  const find = placeFinder(deps.engine.versions, clock);
  return (req, res, next) => {
    const { path: asked } = req;
    const at = clock.now();
    if (isTracked(req.method, asked)) {
      res.once('close', () => tracker.add(trackedRequest({ viewers, find }, { req, res, asked, at })));
    }
    next();
  };
}

interface Answered {
  readonly req: Request;
  readonly res: Response;
  /** The path, as sent. */
  readonly asked: string;
  readonly at: Instant;
}

async function trackedRequest(
  { viewers, find }: { readonly viewers: Viewers; readonly find: PlaceFinder },
  { req, res, asked, at }: Answered,
): Promise<TrackedRequest | undefined> {
  const viewer = await viewerOf(viewers, req);
  // Strangers' tries of addresses that are not there say nothing of anybody, and could fill the log.
  if (res.statusCode === 404 && viewer === undefined) return undefined;
  // What was refused keeps our address: nobody has seen what would be there.
  const ours = decoded(asked);
  const refused = { path: ours, courseId: '', query: undefined };
  const { path, courseId, query } = res.statusCode >= 400 ? refused : await find(req.method, ours);
  const url = req.originalUrl;
  const sent = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const form: unknown = req.is('application/x-www-form-urlencoded') ? req.body : undefined;
  const parameters = requestParameters([sent, query ?? ''].filter((one) => one !== '').join('&'), form);
  const origin = { ...originOf(req, viewer), path };
  return { path, parameters, origin, courseId, at };
}

async function viewerOf(viewers: Viewers, req: Request): Promise<Viewer | undefined> {
  try {
    return await viewers.of(req);
  } catch {
    // A token that is not good any more was refused already.
    return undefined;
  }
}

/** As Django's PATH_INFO is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
