import type { ActionAnswer, Json } from '@coursewright/core';

/** What an element that shows a block is given besides the block's `view`. */
export interface BlockViewContext {
  readonly usageKey: string;
  readonly type: string;
  readonly title: string;
  readonly courseKey: string;
  /** 0 to 1; absent where completion does not apply. */
  readonly completion: number | undefined;
  readonly graded: boolean;
  /** ISO 8601, UTC. */
  readonly due: string | undefined;
  /** Language of the interface. */
  readonly language: string | undefined;
  /** Origin of the host. */
  readonly host: string;
  /** Does something with the block; its new `view` comes by itself. Throws `ApiError`, whose `code` is the reason of a refusal. */
  act(action: string, input: Json): Promise<ActionAnswer>;
  /** The block as it is now, asked for anew. */
  refresh(): Promise<void>;
  /** Sends an event, together with others. */
  emit(name: string, data: Json): void;
}
