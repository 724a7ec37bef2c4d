import type {
  PlatformContext,
  PlatformKey,
  PlatformLineItem,
  PlatformLink,
  PlatformMember,
  PlatformScore,
  PlatformStore,
} from './platform-store.port.ts';
import { systemClock, type Clock, type Instant } from '@coursewright/core';
import { isLater } from './later-timestamp.ts';

/** Everything a platform keeps, as plain data. */
export interface PlatformData {
  readonly keys: PlatformKey[];
  readonly contexts: PlatformContext[];
  readonly members: KeptMember[];
  readonly links: PlatformLink[];
  readonly lineItems: PlatformLineItem[];
  readonly scores: PlatformScore[];
  readonly claimed: { id: string; expires: Instant }[];
}

interface KeptMember {
  readonly contextId: string;
  readonly member: PlatformMember;
  /** Grows with each change of the context's members; absent in files of before. */
  readonly change?: number;
  readonly deleted?: true;
}

export function emptyPlatformData(): PlatformData {
  return { keys: [], contexts: [], members: [], links: [], lineItems: [], scores: [], claimed: [] };
}

/**
 * A platform's store in memory, for tests and small demonstrations: each call looks through a list. `save` is awaited after
 * each change.
 */
export function memoryPlatformStore({
  data = emptyPlatformData(),
  save = async () => undefined,
  clock = systemClock,
}: {
  readonly data?: PlatformData;
  readonly save?: () => Promise<void>;
  readonly clock?: Clock;
} = {}): PlatformStore {
  return {
    keys: async () => [...data.keys],
    addKey: async (key) => {
      data.keys.push(key);
      await save();
    },
    context: async (id) => data.contexts.find((one) => one.id === id),
    contexts: async () => [...data.contexts],
    putContext: async (context) => {
      put(data.contexts, context, (one) => one.id === context.id);
      await save();
    },
    members: async (contextId) =>
      data.members
        .filter((one) => one.contextId === contextId && one.deleted !== true)
        .map(({ member }) => member)
        .sort((a, b) => compare(a.user.id, b.user.id)),
    putMember: async (contextId, member) => {
      keepMember(data.members, { contextId, member });
      await save();
    },
    deleteMember: async (contextId, userId) => {
      const there = data.members.find((one) => isMember(one, contextId, userId));
      if (there === undefined || there.deleted === true) return;
      keepMember(data.members, { contextId, member: there.member, deleted: true });
      await save();
    },
    memberChanges: async (contextId, since) => {
      const own = data.members.filter((one) => one.contextId === contextId);
      const changed = own
        .filter(({ change = 0 }) => change > since || since === 0)
        .sort((a, b) => (a.change ?? 0) - (b.change ?? 0));
      return {
        members: changed.map(({ member, deleted }) => ({ ...member, ...(deleted && { deleted }) })),
        change: lastChange(own),
      };
    },
    link: async (id) => data.links.find((one) => one.id === id),
    links: async (contextId) => data.links.filter((one) => one.contextId === contextId),
    putLink: async (link) => {
      put(data.links, link, (one) => one.id === link.id);
      await save();
    },
    deleteLink: async (id) => {
      remove(data.links, (one) => one.id === id);
      const columns = data.lineItems.filter((one) => one.resourceLinkId === id);
      remove(data.lineItems, (one) => one.resourceLinkId === id);
      remove(data.scores, (one) => columns.some((column) => column.id === one.lineItemId));
      await save();
    },
    lineItem: async (id) => data.lineItems.find((one) => one.id === id),
    lineItems: async (contextId) => data.lineItems.filter((one) => one.contextId === contextId),
    putLineItem: async (lineItem) => {
      put(data.lineItems, lineItem, (one) => one.id === lineItem.id);
      await save();
    },
    deleteLineItem: async (id) => {
      remove(data.lineItems, (one) => one.id === id);
      remove(data.scores, (one) => one.lineItemId === id);
      await save();
    },
    scores: async (lineItemId) =>
      data.scores.filter((one) => one.lineItemId === lineItemId).sort((a, b) => compare(a.userId, b.userId)),
    putScore: async (score) => {
      const same = (one: PlatformScore) => one.lineItemId === score.lineItemId && one.userId === score.userId;
      const before = data.scores.find(same);
      if (before !== undefined && !isLater(score.timestamp, before.timestamp)) return false;
      put(data.scores, score, same);
      await save();
      return true;
    },
    claimOnce: async (id, expires) => {
      remove(data.claimed, (one) => one.expires < clock.now());
      if (data.claimed.some((one) => one.id === id)) return false;
      data.claimed.push({ id, expires });
      await save();
      return true;
    },
  };
}

function isMember(one: KeptMember, contextId: string, userId: string): boolean {
  return one.contextId === contextId && one.member.user.id === userId;
}

function keepMember(members: KeptMember[], kept: Omit<KeptMember, 'change'>): void {
  const { contextId, member } = kept;
  const change = lastChange(members.filter((one) => one.contextId === contextId)) + 1;
  put(members, { ...kept, change }, (one) => isMember(one, contextId, member.user.id));
}

function lastChange(members: readonly KeptMember[]): number {
  return members.reduce((last, { change = 0 }) => Math.max(last, change), 0);
}

function put<T>(list: T[], value: T, same: (one: T) => boolean): void {
  const place = list.findIndex(same);
  if (place === -1) list.push(value);
  else list[place] = value;
}

function remove<T>(list: T[], gone: (one: T) => boolean): void {
  for (let place = list.length - 1; place >= 0; place -= 1) {
    const one = list[place];
    if (one !== undefined && gone(one)) list.splice(place, 1);
  }
}

/** By code units: the order of ids, not of a language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
