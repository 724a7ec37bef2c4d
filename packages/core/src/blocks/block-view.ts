import type { Json } from '../shared/json.ts';

/** What a learner's page is sent for one block. `view` is the data its type's `view` returned; the element registered for `type` shows it. */
export interface BlockView {
  readonly usageKey: string;
  readonly type: string;
  readonly title: string;
  readonly view: Json;
  /** Rendered children, for a unit; in order. */
  readonly children?: readonly BlockView[];
  /** 0 to 1; absent where completion does not apply. */
  readonly completion?: number;
  readonly graded?: boolean;
  /** ISO 8601, UTC. */
  readonly due?: string;
}

/** The answer to an action: its own `result`, and the block as it now is. */
export interface ActionAnswer {
  readonly result: Json;
  readonly block: BlockView;
}
