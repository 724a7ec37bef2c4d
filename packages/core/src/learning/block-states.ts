import type { BlockState } from '../blocks/define-block.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { StateKey, StateScope, StoredState } from './state-store.port.ts';

/** A learner's states of blocks, read once: what blocks share is read once for all. */
export interface BlockStates {
  of(block: PlacedBlock): BlockState;
  /** The version that a change of this scope starts from. */
  version(block: PlacedBlock, scope: StateScope): number;
}

const scopes: readonly StateScope[] = ['user_state', 'user_state_summary', 'preferences', 'user_info'];
const none: StoredState = { value: {}, version: 0 };

export async function readBlockStates(
  { states }: Pick<CoreStores, 'states'>,
  userId: number,
  blocks: readonly PlacedBlock[],
): Promise<BlockStates> {
  const keys = keysOf(userId, blocks);
  const values = await states.getStates([...keys.values()]);
  const found = new Map([...keys.keys()].map((name, index) => [name, values[index] ?? none]));
  const stored = (block: PlacedBlock, scope: StateScope): StoredState =>
    found.get(nameOf(block, scope)) ?? none;
  return {
    of: (block) => ({
      user_state: stored(block, 'user_state').value,
      user_state_summary: stored(block, 'user_state_summary').value,
      preferences: stored(block, 'preferences').value,
      user_info: stored(block, 'user_info').value,
    }),
    version: (block, scope) => stored(block, scope).version,
  };
}

/** Until the transaction ends, nobody else changes these states. */
export async function holdBlockStates(
  { states }: Pick<CoreStores, 'states'>,
  userId: number,
  blocks: readonly PlacedBlock[],
): Promise<void> {
  await states.holdStates([...keysOf(userId, blocks).values()]);
}

function keysOf(userId: number, blocks: readonly PlacedBlock[]): ReadonlyMap<string, StateKey> {
  const keys = new Map<string, StateKey>();
  for (const block of blocks) {
    for (const scope of scopes) keys.set(nameOf(block, scope), stateKey(userId, block, scope));
  }
  return keys;
}

/** Where the state of a scope is kept. */
export function stateKey(userId: number, block: PlacedBlock, scope: StateScope): StateKey {
  const owner = scope === 'user_state_summary' ? 0 : userId;
  return { scope, userId: owner, target: targetOf(block, scope) };
}

function targetOf({ usageKey, type }: PlacedBlock, scope: StateScope): string {
  if (scope === 'user_info') return '';
  return scope === 'preferences' ? type : usageKey;
}

function nameOf(block: PlacedBlock, scope: StateScope): string {
  return `${scope} ${targetOf(block, scope)}`;
}
