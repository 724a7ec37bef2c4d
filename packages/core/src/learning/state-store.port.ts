import type { BlockState } from '../blocks/define-block.ts';
import type { Instant } from '../shared/clock.port.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { JsonObject } from '../shared/json.ts';

export type StateScope = keyof BlockState;

/** Whose state of what. */
export interface StateKey {
  readonly scope: StateScope;
  /** 0 in scope `user_state_summary`, which belongs to all learners. */
  readonly userId: number;
  /** A usage key; in scope `preferences` a block type, in `user_info` empty. */
  readonly target: string;
}

export interface StoredState {
  readonly value: JsonObject;
  /** Grows by one with each change; 0 before the first. */
  readonly version: number;
}

/** What one learner's work at one block is now. */
export interface ListedState extends StoredState {
  readonly userId: number;
  readonly usageKey: string;
  /** Of the last change. */
  readonly changed: Instant;
}

/** Block state in all four scopes, with its history. */
export interface StateStore {
  /** In the order of the keys; an empty object in version 0 where there is none. */
  getStates(keys: readonly StateKey[]): Promise<readonly StoredState[]>;
  /** Until the transaction ends, another that holds or changes one of these that are there waits. In one order, for all who hold. */
  holdStates(keys: readonly StateKey[]): Promise<void>;
  /** Replaces a value and adds a history row. False, and nothing changed, when the version is no longer `from`. */
  putState(key: StateKey, from: number, value: JsonObject, at: Instant): Promise<boolean>;
  /** Every value this learner's state has had, oldest first. */
  stateHistory(key: StateKey): Promise<readonly { readonly value: JsonObject; readonly at: Instant }[]>;
  /** Every key of this learner's own state, in all scopes but the shared one. */
  stateKeysOf(userId: number): Promise<readonly StateKey[]>;
  /** Everybody's in scope `user_state`, by the learner's id and the usage key. */
  listUserStates(page: PageRequest): Promise<Page<ListedState>>;
  /** Gives a state with its history to another learner, who has none there. */
  moveState(key: StateKey, to: number): Promise<void>;
  /**
   * Deletes values from the histories that were put before then, of the `limit` oldest ones; what the states are now
   * stays. Gives how many; fewer than `limit` when no more are that old.
   */
  forgetHistory(before: Instant, limit: number): Promise<number>;
  /**
   * Makes every text in a learner's own states and their histories another; versions stay. Gives how many values changed.
   * Repeating it changes nothing where `other` makes of its own texts the same.
   */
  rewriteTexts(userId: number, other: (text: string) => string): Promise<number>;
  /** Removes state and history; idempotent. */
  deleteState(key: StateKey): Promise<void>;
}
