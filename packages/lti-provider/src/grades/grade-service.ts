import type { Clock } from '@coursewright/core';
import { z } from 'zod';
import { fetchBounded, type BoundedAnswer } from '../http/fetch-bounded.ts';
import { jsonText } from '../http/json-text.ts';
import { isWebAddress } from '../registrations/web-address.ts';
import type { Registration } from '../registrations/registration.ts';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import type { AccessTokens } from './access-tokens.ts';
import { scoresAddress } from './scores-address.ts';
import { ServiceFailure, serviceFailure } from './service-failure.ts';

/** The platform's assignment and grade service (AGS 2.0). Throws `ServiceFailure`; `unavailable` when there is no answer. */
export interface GradeService {
  postScore(
    registration: Registration,
    lineItemUrl: string,
    score: object,
    signal?: AbortSignal,
  ): Promise<void>;
  /** The address of the line item of the link for this resource: the one that is there, or a new one. */
  provideLineItem(
    registration: Registration,
    lineItemsUrl: string,
    lineItem: NewLineItem,
    signal?: AbortSignal,
  ): Promise<string>;
}

export interface NewLineItem {
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceLinkId: string;
  readonly resourceId: string;
}

interface Call {
  readonly step: 'line item' | 'score';
  readonly scope: string;
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const lineItemAnswer = z.object({ id: z.string().refine(isWebAddress) });

export function gradeService(deps: {
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}): GradeService {
  const ask = async (
    registration: Registration,
    { step, scope, address, ...request }: Call,
    signal: AbortSignal | undefined,
  ): Promise<BoundedAnswer> => {
    const token = await deps.tokens.get(registration, [scope], signal);
    const answer = await fetchBounded(deps.fetch, address, {
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
      ...(signal !== undefined && { signal }),
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw serviceFailure(step, answer, deps.clock.now());
  };
  /** A token may have been revoked before its time: once more with a new one. */
  const call = async (registration: Registration, one: Call, signal: AbortSignal | undefined) => {
    try {
      return await ask(registration, one, signal);
    } catch (error) {
      if (!(error instanceof ServiceFailure) || error.kind !== 'token') throw error;
      deps.tokens.forget(registration, [one.scope]);
      return ask(registration, one, signal);
    }
  };
  return {
    postScore: async (registration, lineItemUrl, score, signal) => {
      const one: Call = {
        step: 'score',
        scope: scopes.score,
        address: scoresAddress(lineItemUrl),
        method: 'POST',
        headers: { 'content-type': mediaTypes.score },
        body: JSON.stringify(score),
      };
      await call(registration, one, signal);
    },
    provideLineItem: async (registration, lineItemsUrl, lineItem, signal) => {
      const wanted = new URL(lineItemsUrl);
      wanted.searchParams.set('resource_link_id', lineItem.resourceLinkId);
      wanted.searchParams.set('resource_id', lineItem.resourceId);
      const common = { step: 'line item', scope: scopes.lineItem } as const;
      const list = await call(
        registration,
        { ...common, address: wanted.href, method: 'GET', headers: { accept: mediaTypes.lineItemContainer } },
        signal,
      );
      const there = z.array(lineItemAnswer.loose()).safeParse(jsonText(list.text));
      // Some platforms do not filter: only an own one of this link counts.
      const own = there.data?.find(
        (one) =>
          one['resourceLinkId'] === lineItem.resourceLinkId && one['resourceId'] === lineItem.resourceId,
      );
      if (own !== undefined) return own.id;
      const created = await call(
        registration,
        {
          ...common,
          address: lineItemsUrl,
          method: 'POST',
          headers: { accept: mediaTypes.lineItem, 'content-type': mediaTypes.lineItem },
          body: JSON.stringify(lineItem),
        },
        signal,
      );
      const parsed = lineItemAnswer.safeParse(jsonText(created.text));
      if (parsed.success) return parsed.data.id;
      throw new ServiceFailure('never', 'The platform made a line item and did not tell its address.');
    },
  };
}
