import { CoreError, type IdSource } from '@coursewright/core';
import type { RequestHandler } from 'express';
import type { LtiLog } from '../lti-tool-deps.ts';
import { refuse } from '../refusals/lti-refusal.ts';
import { sendRefusal } from '../refusals/send-refusal.ts';
import { addressKey } from './address-key.ts';
import type { RequestLimits } from './request-limits.ts';

/**
 * A class of 500 behind one address that opens an activity at the same minute makes some 3,000 requests: two to six each, by
 * what its browsers keep; a whole university's exam ten times as many. Five hundred a second of one network are none of
 * learners.
 */
const perAddress = { points: 30_000, seconds: 60 };

/** Keeps one network from using up the tool; a page says how long to wait. */
export function limitRequests(deps: {
  readonly limits: RequestLimits;
  readonly ids: IdSource;
  readonly log?: LtiLog;
}): RequestHandler {
  const limit = deps.limits('lti', perAddress.points, perAddress.seconds);
  return async (request, response, next) => {
    try {
      await limit.take(response, addressKey(request.ip));
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'too_many_requests') throw error;
      return sendRefusal(request, response, {
        refusal: refuse('too_many_requests', { seconds: Number(error.data?.['waitSeconds'] ?? 1) }),
        id: deps.ids.uuid(),
        ...(deps.log !== undefined && { log: deps.log }),
      });
    }
    next();
  };
}
