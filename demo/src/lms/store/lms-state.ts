import type {
  PlatformContext,
  PlatformKey,
  PlatformLineItem,
  PlatformLink,
  PlatformMember,
  PlatformScore,
  RegisteredTool,
} from '@coursewright/lti-provider/platform';
import { registeredToolSchema } from '@coursewright/lti-provider/platform';
import { z } from 'zod';

/** A score and when it came in, in milliseconds since 1970: the tool's own time is what it says it is. */
export type ReceivedScore = PlatformScore & { readonly received: number };

/** All that the demo LMS keeps besides sessions. */
export interface LmsState {
  /** Signs message hints and access tokens. */
  readonly secret: string;
  readonly keys: readonly PlatformKey[];
  readonly tools: readonly RegisteredTool[];
  readonly contexts: readonly PlatformContext[];
  readonly members: readonly (PlatformMember & { readonly contextId: string })[];
  readonly links: readonly PlatformLink[];
  readonly lineItems: readonly PlatformLineItem[];
  readonly scores: readonly ReceivedScore[];
  /** One-time ids that were used, and until when they matter (microseconds since 1970). */
  readonly claims: Readonly<Record<string, number>>;
}

export const emptyLms: Omit<LmsState, 'secret'> = {
  keys: [],
  tools: [],
  contexts: [],
  members: [],
  links: [],
  lineItems: [],
  scores: [],
  claims: {},
};

const text = z.string();
const records = <Kept>(keys: Readonly<Record<string, z.ZodType>>) =>
  z.array(z.custom<Kept>((value) => z.looseObject(keys).safeParse(value).success)).readonly();

/** Judges the file by what everything else hangs on: we wrote it, so the rest is as it was. */
export const lmsStateSchema: z.ZodType<LmsState> = z.object({
  secret: text.min(32),
  keys: records<PlatformKey>({ kid: text, privateJwk: z.looseObject({}) }),
  tools: z.array(registeredToolSchema).readonly(),
  contexts: records<PlatformContext>({ id: text, title: text }),
  members: records<PlatformMember & { readonly contextId: string }>({
    contextId: text,
    user: z.looseObject({ id: text }),
    roles: z.array(text),
  }),
  links: records<PlatformLink>({ id: text, contextId: text, clientId: text, title: text }),
  lineItems: records<PlatformLineItem>({ id: text, contextId: text, scoreMaximum: z.number() }),
  scores: records<ReceivedScore>({ lineItemId: text, userId: text, received: z.number() }),
  claims: z.record(text, z.number()).readonly(),
});
