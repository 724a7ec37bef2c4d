import type { Clock } from '@coursewright/core';
import { z } from 'zod';
import { belowLineItem } from '../../grades/below-line-item.ts';
import { linkTo } from '../../http/link-header.ts';
import { mediaTypes } from '../../spec/media-types.ts';
import { scopes } from '../../spec/scopes.ts';
import { jsonOf, type CallPlatform } from './call-platform.ts';
import type { IdToken } from './id-token.ts';
import { LtijsError } from './ltijs-error.ts';

export type LineItemFacts = Record<string, unknown> & { id: string };

interface PageLinks {
  readonly next?: string;
  readonly prev?: string;
  readonly first?: string;
  readonly last?: string;
}

export interface LineItemOptions {
  readonly resourceLinkId?: boolean;
  readonly resourceId?: string | false;
  readonly tag?: string | false;
  readonly limit?: number | false;
  readonly id?: string | false;
  readonly label?: string | false;
  readonly url?: string | false;
}

export interface ScoreOptions {
  readonly userId?: string | false;
  readonly limit?: number | false;
  readonly url?: string | false;
}

/** ltijs's `Grade` (AGS 2.0). */
export interface Grade {
  getLineItems(
    token: IdToken,
    options?: LineItemOptions,
  ): Promise<PageLinks & { readonly lineItems: LineItemFacts[] }>;
  createLineItem(
    token: IdToken,
    lineItem: object,
    options?: { readonly resourceLinkId?: boolean },
  ): Promise<LineItemFacts>;
  getLineItemById(token: IdToken, id: string): Promise<LineItemFacts>;
  updateLineItemById(token: IdToken, id: string, lineItem: object): Promise<LineItemFacts>;
  deleteLineItemById(token: IdToken, id: string): Promise<true>;
  /** Answers the score as it was sent. */
  submitScore(token: IdToken, id: string, score: object): Promise<Record<string, unknown>>;
  getScores(
    token: IdToken,
    id: string,
    options?: ScoreOptions,
  ): Promise<PageLinks & { readonly scores: unknown[] }>;
}

const lineItemAnswer = z.looseObject({ id: z.string() });

export function gradeFacade(call: CallPlatform, clock: Clock): Grade {
  const nextTime = risingTimes(clock);
  const one = async (
    token: IdToken,
    address: string,
    method: 'GET' | 'PUT' | 'POST',
    lineItem?: object,
  ): Promise<LineItemFacts> => {
    const answer = await call(token, {
      step: 'line item',
      scope: scopes.lineItem,
      address,
      method,
      accept: mediaTypes.lineItem,
      ...(lineItem !== undefined && { body: { type: mediaTypes.lineItem, value: lineItem } }),
    });
    return lineItemAnswer.parse(jsonOf(answer));
  };
  const getLineItemById: Grade['getLineItemById'] = async (token, id) =>
    one(token, needed(id, 'MISSING_LINEITEM_ID'), 'GET');
  return {
    getLineItemById,
    getLineItems: async (token, options = {}) => {
      const address = options.url || (await lineItemsAddress(token, options));
      const answer = await call(token, {
        step: 'line item',
        scope: scopes.lineItemReadonly,
        address,
        accept: mediaTypes.lineItemContainer,
      });
      const { id, label, limit } = options;
      const fitting = z
        .array(lineItemAnswer)
        .parse(jsonOf(answer))
        .filter((item) => (!id || item.id === id) && (!label || item['label'] === label));
      return { ...pageLinks(answer.headers, address), lineItems: limit ? fitting.slice(0, limit) : fitting };
    },
    createLineItem: async (token, lineItem, options = {}) => {
      needed(lineItem, 'MISSING_LINE_ITEM');
      const link = options.resourceLinkId === true ? token.platformContext.resource?.id : undefined;
      const wanted = { ...lineItem, ...(link !== undefined && { resourceLinkId: link }) };
      return one(token, collection(token), 'POST', wanted);
    },
    updateLineItemById: async (token, id, lineItem) =>
      one(token, needed(id, 'MISSING_LINEITEM_ID'), 'PUT', needed(lineItem, 'MISSING_LINEITEM')),
    deleteLineItemById: async (token, id) => {
      const address = needed(id, 'MISSING_LINEITEM_ID');
      await call(token, { step: 'line item', scope: scopes.lineItem, address, method: 'DELETE' });
      return true;
    },
    submitScore: async (token, id, score) => {
      const address = needed(id, 'MISSING_LINEITEM_ID');
      const given: Record<string, unknown> = { userId: token?.user, ...needed(score, 'MISSING_SCORE') };
      if (given['scoreGiven'] !== undefined && given['scoreMaximum'] === undefined) {
        given['scoreMaximum'] = (await getLineItemById(token, address))['scoreMaximum'];
      }
      const sent = { ...given, timestamp: nextTime(`${address} ${String(given['userId'])}`) };
      await call(token, {
        step: 'score',
        scope: scopes.score,
        address: belowLineItem(address, 'scores'),
        method: 'POST',
        body: { type: mediaTypes.score, value: sent },
      });
      return sent;
    },
    getScores: async (token, id, options = {}) => {
      const results = new URL(belowLineItem(needed(id, 'MISSING_LINEITEM_ID'), 'results'));
      if (options.userId) results.searchParams.set('user_id', options.userId);
      if (options.limit) results.searchParams.set('limit', String(options.limit));
      const address = options.url || results.href;
      const answer = await call(token, {
        step: 'results',
        scope: scopes.resultReadonly,
        address,
        accept: mediaTypes.resultContainer,
      });
      return { ...pageLinks(answer.headers, address), scores: z.array(z.unknown()).parse(jsonOf(answer)) };
    },
  };
}

function collection(token: IdToken | undefined): string {
  if (token === undefined) throw new LtijsError('MISSING_ID_TOKEN');
  return needed(token.platformContext.endpoint?.lineitems, 'LINEITEMS_ENDPOINT_NOT_FOUND');
}

async function lineItemsAddress(token: IdToken, options: LineItemOptions): Promise<string> {
  const address = new URL(collection(token));
  const link = token.platformContext.resource?.id;
  if (options.resourceLinkId === true && link !== undefined)
    address.searchParams.set('resource_link_id', link);
  if (options.limit && !options.id && !options.label)
    address.searchParams.set('limit', String(options.limit));
  if (options.tag) address.searchParams.set('tag', options.tag);
  if (options.resourceId) address.searchParams.set('resource_id', options.resourceId);
  return address.href;
}

function pageLinks(headers: Headers, address: string): PageLinks {
  const links: Record<string, string> = {};
  for (const relation of ['next', 'prev', 'first', 'last'] as const) {
    const found = linkTo(headers, relation, address);
    if (found !== undefined) links[relation] = found;
  }
  return links;
}

function needed<Value>(value: Value | undefined | null, message: string): Value {
  if (value === undefined || value === null || value === '') throw new LtijsError(message);
  return value;
}

/** Times of scores rise for each line item and user (AGS §3.4.3), also within a millisecond. */
function risingTimes(clock: Clock): (name: string) => string {
  const last = new Map<string, number>();
  return (name) => {
    const now = Math.floor(clock.now() / 1000);
    const time = Math.max(now, (last.get(name) ?? 0) + 1);
    last.delete(name);
    last.set(name, time);
    // The oldest of very many: by then its millisecond is over.
    const [oldest] = last.keys();
    if (last.size > 10_000 && oldest !== undefined) last.delete(oldest);
    return new Date(time).toISOString();
  };
}
