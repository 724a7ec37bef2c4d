import { randomBytes } from 'node:crypto';
import type { PlatformStore, RegisteredTool } from '@coursewright/lti-provider/platform';
import { emptyLms, lmsStateSchema, type LmsState, type ReceivedScore } from './lms-state.ts';
import { isoMicroseconds } from './iso-microseconds.ts';
import { openJsonFile } from './json-file.ts';

/** What the platform keeps, and what the pages need besides. */
export interface LmsStore extends PlatformStore {
  /** Made with the file and kept in it. */
  readonly secret: string;
  tools(): Promise<readonly RegisteredTool[]>;
  /** Replaces the tool with the same client id. */
  putTool(tool: RegisteredTool): Promise<void>;
  removeTool(clientId: string): Promise<void>;
  /** With its columns of the gradebook and their scores; idempotent. */
  removeLink(id: string): Promise<void>;
  /** Of all columns of a course, in order of arrival. */
  receivedScores(contextId: string): Promise<readonly ReceivedScore[]>;
}

/** Keeps everything in one JSON file. */
export function openLmsStore(file: string, now: () => number = Date.now): LmsStore {
  const stored = openJsonFile<LmsState>(file, lmsStateSchema, {
    ...emptyLms,
    secret: randomBytes(48).toString('base64url'),
  });
  const state = (): LmsState => stored.get();
  const change = (part: Partial<LmsState>): Promise<void> => stored.set({ ...state(), ...part });
  const itemsOf = (contextId: string): LmsState['lineItems'] =>
    state().lineItems.filter((item) => item.contextId === contextId);
  const withoutItems = (gone: (item: LmsState['lineItems'][number]) => boolean): Partial<LmsState> => {
    const lineItems = state().lineItems.filter((item) => !gone(item));
    const kept = new Set(lineItems.map(({ id }) => id));
    return { lineItems, scores: state().scores.filter((score) => kept.has(score.lineItemId)) };
  };
  // The state in memory changes at once, before the file is awaited: what is read, judged and set in one go is one act.
  return {
    secret: state().secret,

    keys: async () => state().keys,
    addKey: (key) => change({ keys: [...state().keys, key] }),

    tools: async () => state().tools,
    putTool: (tool) =>
      change({ tools: put(state().tools, tool, ({ client_id }) => client_id === tool.client_id) }),
    removeTool: (clientId) =>
      change({ tools: state().tools.filter(({ client_id }) => client_id !== clientId) }),

    context: async (id) => state().contexts.find((context) => context.id === id),
    putContext: (context) =>
      change({ contexts: put(state().contexts, context, ({ id }) => id === context.id) }),
    members: async (contextId) =>
      state()
        .members.filter((member) => member.contextId === contextId)
        .toSorted((a, b) => (a.user.id < b.user.id ? -1 : 1)),
    putMember: (contextId, member) =>
      change({
        members: put(
          state().members,
          { ...member, contextId },
          (one) => one.contextId === contextId && one.user.id === member.user.id,
        ),
      }),

    link: async (id) => state().links.find((link) => link.id === id),
    links: async (contextId) => state().links.filter((link) => link.contextId === contextId),
    putLink: (link) => change({ links: put(state().links, link, ({ id }) => id === link.id) }),
    removeLink: (id) =>
      change({
        links: state().links.filter((link) => link.id !== id),
        ...withoutItems(({ resourceLinkId }) => resourceLinkId === id),
      }),

    lineItem: async (id) => state().lineItems.find((item) => item.id === id),
    lineItems: async (contextId) => itemsOf(contextId),
    putLineItem: (item) => change({ lineItems: put(state().lineItems, item, ({ id }) => id === item.id) }),
    deleteLineItem: (gone) => change(withoutItems(({ id }) => id === gone)),

    scores: async (lineItemId) =>
      state()
        .scores.filter((score) => score.lineItemId === lineItemId)
        .toSorted((a, b) => (a.userId < b.userId ? -1 : 1)),
    putScore: async (score) => {
      const same = (one: ReceivedScore): boolean =>
        one.lineItemId === score.lineItemId && one.userId === score.userId;
      const there = state().scores.find(same);
      if (there !== undefined && isoMicroseconds(there.timestamp) >= isoMicroseconds(score.timestamp)) return false;
      const rest = state().scores.filter((one) => !same(one));
      await change({ scores: [...rest, { ...score, received: now() }] });
      return true;
    },
    receivedScores: async (contextId) => {
      const items = new Set(itemsOf(contextId).map(({ id }) => id));
      return state().scores.filter(({ lineItemId }) => items.has(lineItemId));
    },

    claimOnce: async (id, expires) => {
      if (id in state().claims) return false;
      const alive = Object.entries(state().claims).filter(([, until]) => until > now() * 1000);
      await change({ claims: { ...Object.fromEntries(alive), [id]: expires } });
      return true;
    },
  };
}

/** The list with the value in the place of the one it replaces, else at the end. */
function put<Value>(list: readonly Value[], value: Value, same: (one: Value) => boolean): readonly Value[] {
  return list.some(same) ? list.map((one) => (same(one) ? value : one)) : [...list, value];
}
