import { jsonText } from '../http/json-text.ts';
import type { BoundedAnswer } from '../http/fetch-bounded.ts';
import type { Registration } from '../registrations/registration.ts';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import { lineItemList, lineItemSchema, type LineItem, type NewLineItem } from './line-item.ts';
import { readPages } from './read-pages.ts';
import type { ServiceCaller } from './service-caller.ts';
import { ServiceFailure } from './service-failure.ts';

/** The columns of a platform's gradebook (AGS §3.2). Throws `ServiceFailure`; `unavailable` when there is no answer. */
export interface LineItemService {
  /** Page by page; filters are asked for, and not every platform heeds them. */
  list(at: Collection, filters?: LineItemFilters, signal?: AbortSignal): AsyncGenerator<readonly LineItem[]>;
  make(at: Collection, lineItem: NewLineItem, signal?: AbortSignal): Promise<LineItem>;
  get(registration: Registration, address: string, signal?: AbortSignal): Promise<LineItem>;
  /** Replaces it: `lineItem` is as `get` gave it, with what is to change. */
  put(
    registration: Registration,
    address: string,
    lineItem: LineItem,
    signal?: AbortSignal,
  ): Promise<LineItem>;
  /** Idempotent. */
  delete(registration: Registration, address: string, signal?: AbortSignal): Promise<void>;
}

export interface Collection {
  readonly registration: Registration;
  /** `lineitems` of the launch's claim. */
  readonly lineItemsUrl: string;
}

export interface LineItemFilters {
  readonly resource_id?: string;
  readonly resource_link_id?: string;
  readonly tag?: string;
  readonly limit?: string;
}

const common = { step: 'line item', scope: scopes.lineItem } as const;
// Open edX answers 406 where another type is asked for (lti-consumer-xblock, `LineItemParser`).
const one = { ...common, accept: mediaTypes.lineItem };

export function lineItemService(call: ServiceCaller): LineItemService {
  return {
    list: async function* ({ registration, lineItemsUrl }, filters = {}, signal) {
      const wanted = new URL(lineItemsUrl);
      for (const [name, value] of Object.entries(filters)) wanted.searchParams.set(name, String(value));
      const request = { ...common, address: wanted.href, accept: mediaTypes.lineItemContainer };
      for await (const page of readPages(call, registration, request, signal)) {
        const items = lineItemList.safeParse(jsonText(page.text));
        if (!items.success) throw unreadable('a list of line items');
        yield items.data;
      }
    },
    make: async ({ registration, lineItemsUrl: address }, value, signal) => {
      const body = { type: mediaTypes.lineItem, value };
      return lineItemOf(await call(registration, { ...one, method: 'POST', address, body }, signal));
    },
    get: async (registration, address, signal) =>
      lineItemOf(await call(registration, { ...one, address }, signal)),
    put: async (registration, address, value, signal) => {
      const body = { type: mediaTypes.lineItem, value };
      return lineItemOf(await call(registration, { ...one, method: 'PUT', address, body }, signal));
    },
    delete: async (registration, address, signal) => {
      try {
        await call(registration, { ...one, method: 'DELETE', address }, signal);
      } catch (error) {
        if (!(error instanceof ServiceFailure) || error.kind !== 'gone') throw error;
      }
    },
  };
}

function lineItemOf({ text }: BoundedAnswer): LineItem {
  const parsed = lineItemSchema.safeParse(jsonText(text));
  if (parsed.success) return parsed.data;
  throw unreadable('a line item with its address');
}

function unreadable(wanted: string): ServiceFailure {
  return new ServiceFailure('never', `The platform's answer is not ${wanted}.`);
}
