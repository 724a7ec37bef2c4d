import type { Clock } from '@coursewright/core';
import { fetchBounded, type BoundedAnswer } from '../http/fetch-bounded.ts';
import type { Registration } from '../registrations/registration.ts';
import type { AccessTokens } from './access-tokens.ts';
import { ServiceFailure, serviceFailure, type ServiceStep } from './service-failure.ts';

/** A request to one of a platform's services. */
export interface ServiceRequest {
  readonly step: ServiceStep;
  readonly scope: string;
  readonly address: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Media type that is asked for. */
  readonly accept?: string;
  readonly body?: { readonly type: string; readonly value: object };
  readonly maxBytes?: number;
}

/** Asks with an access token. Throws `ServiceFailure` for an answer that is none; `unavailable` when there is no answer. */
export type ServiceCaller = (
  registration: Registration,
  request: ServiceRequest,
  signal?: AbortSignal,
) => Promise<BoundedAnswer>;

export function serviceCaller(deps: {
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}): ServiceCaller {
  const ask: ServiceCaller = async (registration, request, signal) => {
    const { step, scope, address, method = 'GET', accept, body, maxBytes } = request;
    const token = await deps.tokens.get(registration, [scope], signal);
    const answer = await fetchBounded(deps.fetch, address, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(accept !== undefined && { accept }),
        ...(body !== undefined && { 'content-type': body.type }),
      },
      ...(body !== undefined && { body: JSON.stringify(body.value) }),
      ...(maxBytes !== undefined && { maxBytes }),
      ...(signal !== undefined && { signal }),
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw serviceFailure(step, answer, deps.clock.now());
  };
  /** A token may have been revoked before its time: once more with a new one. */
  return async (registration, request, signal) => {
    try {
      return await ask(registration, request, signal);
    } catch (error) {
      if (!(error instanceof ServiceFailure) || error.kind !== 'token') throw error;
      deps.tokens.forget(registration, [request.scope]);
      return ask(registration, request, signal);
    }
  };
}
