import { z } from 'zod';
import type { ActionAnswer } from '../blocks/block-view.ts';
import type { BlockAction } from '../blocks/define-block.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import { readViewer } from '../learners/read-viewer.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Json } from '../shared/json.ts';
import type { Refusal } from '../shared/refusal.ts';
import { assertOpen } from './assert-open.ts';
import { blockContext } from './block-context.ts';
import { readBlockStates } from './block-states.ts';
import type { LearningDeps } from './learning-deps.ts';
import { openBlock } from './open-block.ts';
import { emitBlockEvents, storeOutcome } from './store-outcome.ts';
import { surroundingsOf, viewBlock } from './view-block.ts';

export interface ActionToTake {
  readonly userId: number;
  readonly usageKey: string;
  readonly action: string;
  readonly input: Json;
}

/** How often an action is run again because the learner did something else at the same time. */
const tries = 5;

/** `LearningService.act`. */
export async function act(
  deps: LearningDeps,
  input: ActionToTake,
  origin: EventOrigin,
): Promise<ActionAnswer | Refusal> {
  for (let left = tries - 1; ; left -= 1) {
    const answer = await actOnce(deps, input, origin);
    if (!('lost' in answer)) return answer;
    if (left === 0) throw answer.lost;
  }
}

async function actOnce(
  deps: LearningDeps,
  { userId, usageKey, action: name, input }: ActionToTake,
  origin: EventOrigin,
): Promise<ActionAnswer | Refusal | { readonly lost: unknown }> {
  const now = deps.clock.now();
  const opened = await openBlock(deps.versions, usageKey);
  const { version, block, ancestors } = opened;
  const definition = deps.registry.get(block.type);
  const { viewer, states, done } = await deps.records.read(async (stores) => ({
    viewer: await readViewer(stores, userId, version.courseKey),
    states: await readBlockStates(stores, userId, [block]),
    done: (await stores.completions.completionsOf(userId, [block.usageKey])).get(block.usageKey),
  }));
  assertOpen(block, ancestors, viewer, now);
  const action = actionOf(definition.actions, name, block.type);
  const surroundings = await surroundingsOf(deps, opened, viewer, now, [block]);
  const before = states.of(block);
  const context = blockContext(block, before, done ?? 0, surroundings);
  const outcome = await action.run(parsed(action, input, name), context);
  const emission = { opened, origin };
  if ('refused' in outcome) {
    const { events = [], ...refusal } = outcome;
    if (events.length > 0) await deps.records.transaction((tx) => emitBlockEvents(tx, emission, events));
    return refusal;
  }
  const counts = definition.completion === 'completable';
  // Whatever learners do with a block makes it the place to go on with.
  const completion = counts ? (outcome.completion ?? done ?? 0) : undefined;
  try {
    await deps.records.transaction((tx) =>
      storeOutcome(tx, { ...emission, outcome, states, userId, now, done, completion, ids: deps.ids }),
    );
  } catch (error) {
    if (error instanceof CoreError && error.code === 'conflict') return { lost: error };
    throw error;
  }
  const after = { ...before, ...outcome.state };
  return { result: outcome.result, block: await viewBlock(deps, block, after, completion, surroundings) };
}

function actionOf(
  actions: Readonly<Record<string, BlockAction>> | undefined,
  name: string,
  type: string,
): BlockAction {
  const action = actions !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action !== undefined) return action;
  throw new CoreError('not_found', `A block of type ${type} has no action ${name.slice(0, 100)}.`);
}

/** Throws `bad_input` with `field`, the path of what is wrong: `answers.a_2_1`. */
function parsed(action: BlockAction, input: Json, name: string): unknown {
  const result = action.input.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = (issue?.path ?? []).map(String).join('.');
  throw new CoreError('bad_input', `The input of ${name} is not valid: ${z.prettifyError(result.error)}`, {
    data: { field },
  });
}
