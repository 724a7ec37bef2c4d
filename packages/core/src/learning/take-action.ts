import { z } from 'zod';
import type { ActionAnswer } from '../blocks/block-view.ts';
import type {
  BlockAction,
  BlockDefinition,
  BlockFault,
  BlockOutcome,
  BlockRefusal,
} from '../blocks/define-block.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import { readViewer } from '../learners/read-viewer.ts';
import type { Viewer } from '../learners/viewer.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Json } from '../shared/json.ts';
import type { Refusal } from '../shared/refusal.ts';
import { assertOpen } from './assert-open.ts';
import { blockContext, type Surroundings } from './block-context.ts';
import { holdBlockStates, readBlockStates, type BlockStates } from './block-states.ts';
import { jumpTargets } from './jump-targets.ts';
import type { LearningDeps } from './learning-deps.ts';
import { openBlock, type OpenedBlock } from './open-block.ts';
import { emitOwnEvents, putStates, storeOutcome } from './store-outcome.ts';
import { surroundingsOf, viewBlock } from './view-block.ts';

export interface ActionToTake {
  readonly userId: number;
  readonly usageKey: string;
  readonly action: string;
  readonly input: Json;
}

/** An action with all that does not depend on the learner's state. */
export interface PreparedAction {
  readonly deps: LearningDeps;
  readonly origin: EventOrigin;
  readonly userId: number;
  readonly opened: OpenedBlock;
  readonly definition: BlockDefinition;
  readonly action: BlockAction;
  /** As the action takes it. */
  readonly input: unknown;
  readonly now: Instant;
  readonly usageKeyOf: (id: string) => string;
  /** Of staff who do it to a learner's state: it is done whether or not the block is open, and counts as no visit. */
  readonly staffId?: number;
  /** Of the background task that does it. */
  readonly taskId?: string;
  /** Asked in the transaction that stores the action: false where it was done before, and then nothing is stored. */
  readonly once?: (stores: CoreStores) => Promise<boolean>;
}

/** Throws `invalid_key`, `course_not_found`, `block_not_found`, `not_found`, `bad_input`. */
export async function prepareAction(
  deps: LearningDeps,
  { userId, usageKey, action: name, input }: ActionToTake,
  origin: EventOrigin,
): Promise<PreparedAction> {
  const opened = await openBlock(deps.versions, usageKey);
  const { version, block } = opened;
  const definition = deps.registry.get(block.type);
  const action = actionOf(definition, name);
  return {
    deps,
    origin,
    userId,
    opened,
    definition,
    action,
    input: parsed(action, input, name),
    now: deps.clock.now(),
    usageKeyOf: await jumpTargets(version, [block]),
  };
}

function actionOf({ actions, type }: BlockDefinition, name: string): BlockAction {
  const action = actions !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action !== undefined) return action;
  throw new CoreError('not_found', `A block of type ${type} has no action ${name.slice(0, 100)}.`);
}

/** Throws `bad_input` with `field`, the path of what is wrong: `answers.a_2_1`. */
function parsed(action: BlockAction, input: Json, name: string): unknown {
  const result = action.input.safeParse(input);
  if (result.success) return result.data;
  const field = (result.error.issues[0]?.path ?? []).map(String).join('.');
  throw new CoreError('bad_input', `The input of ${name} is not valid: ${z.prettifyError(result.error)}`, {
    data: { field },
  });
}

/** Where the learner stands before the action. */
interface Standing {
  readonly viewer: Viewer;
  readonly states: BlockStates;
  /** Completion; undefined before anything was done. */
  readonly done: number | undefined;
}

export async function readStanding(
  stores: CoreStores,
  { userId, opened: { version, block } }: PreparedAction,
): Promise<Standing> {
  // In this order no snapshot is needed: who changes both between them has changed the state, and is found out by its version.
  const states = await readBlockStates(stores, userId, [block]);
  const completions = await stores.completions.completionsOf(userId, [block.usageKey]);
  return {
    viewer: await readViewer(stores, userId, version.courseKey),
    states,
    done: completions.get(block.usageKey),
  };
}

/** Lets nobody else change what the action starts from before the transaction has ended. */
export async function holdStanding(
  stores: CoreStores,
  { userId, opened: { block } }: PreparedAction,
): Promise<void> {
  await holdBlockStates(stores, userId, [block]);
}

/** What an action came to, nothing of it stored yet. */
export interface ActionRun {
  readonly prepared: PreparedAction;
  readonly standing: Standing;
  readonly surroundings: Surroundings;
  readonly outcome: BlockOutcome | BlockRefusal | BlockFault;
}

/** Throws `forbidden` where the block is closed to the learner, and what the action throws. */
export async function runAction(prepared: PreparedAction, standing: Standing): Promise<ActionRun> {
  const { deps, opened, action, input, now, usageKeyOf, staffId } = prepared;
  const { viewer, states, done } = standing;
  if (staffId === undefined) assertOpen(opened.block, opened.ancestors, viewer, now);
  const surroundings = surroundingsOf(deps, opened, { viewer, now, usageKeyOf });
  const context = blockContext(opened.block, states.of(opened.block), done ?? 0, surroundings);
  return { prepared, standing, surroundings, outcome: await action.run(input, context) };
}

/** A refusal that nobody is told of leaves nothing to store. */
export function isToStore({ outcome }: ActionRun): boolean {
  if ('fault' in outcome && outcome.state !== undefined) return true;
  return 'result' in outcome || (outcome.events ?? []).length > 0;
}

/** Throws `conflict` when a state is no longer as the action found it. */
export async function storeRun(tx: CoreStores & Outgoing, run: ActionRun): Promise<void> {
  const { prepared, standing, outcome } = run;
  const { deps, userId, now, once } = prepared;
  if (once !== undefined && !(await once(tx))) return;
  if (!('result' in outcome)) {
    if ('fault' in outcome) await putStates(tx, { ...prepared, ...standing, outcome });
    return emitOwnEvents(tx, prepared, outcome.events ?? []);
  }
  return storeOutcome(tx, {
    ...prepared,
    ...standing,
    userId,
    now,
    outcome,
    completion: completionAfter(run),
    ids: deps.ids,
  });
}

/** Whatever learners do with a block makes it the place to go on with, so that a value is stored in any case. */
function completionAfter({ prepared, standing, outcome }: ActionRun): number | undefined {
  if (prepared.definition.completion !== 'completable' || !('result' in outcome)) return undefined;
  if (prepared.staffId !== undefined) return undefined;
  return outcome.completion ?? standing.done ?? 0;
}

/** Throws the fault that the action found. */
export async function answerOf(run: ActionRun): Promise<ActionAnswer | Refusal> {
  const { prepared, standing, surroundings, outcome } = run;
  if ('fault' in outcome) throw outcome.fault;
  if ('refused' in outcome) {
    const { refused, facts } = outcome;
    return { refused, ...(facts !== undefined && { facts }) };
  }
  const { block } = prepared.opened;
  const state = { ...standing.states.of(block), ...outcome.state };
  const view = await viewBlock(prepared.deps, block, state, completionAfter(run), surroundings);
  return { result: outcome.result, block: view };
}
