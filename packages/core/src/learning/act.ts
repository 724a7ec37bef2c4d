import type { ActionAnswer } from '../blocks/block-view.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { LearningDeps } from './learning-deps.ts';
import {
  answerOf,
  holdStanding,
  isToStore,
  prepareAction,
  readStanding,
  runAction,
  storeRun,
  type ActionRun,
  type ActionToTake,
  type PreparedAction,
} from './take-action.ts';

/** How often an action is run beside other writers, in the hope that nobody changes the same state meanwhile. */
const freeTries = 3;

/**
 * `LearningService.act`. The action runs outside of any transaction, as a grader may take its time; inside one only where others
 * were faster each time, as when a whole class changes one state at once.
 */
export async function act(
  deps: LearningDeps,
  input: ActionToTake,
  origin: EventOrigin,
): Promise<ActionAnswer | Refusal> {
  return answerOf(await carryOut(deps, () => prepareAction(deps, input, origin)));
}

/** Runs an action and stores what it came to; prepared anew for each try. */
export async function carryOut(
  { records }: Pick<LearningDeps, 'records'>,
  prepare: () => Promise<PreparedAction>,
): Promise<ActionRun> {
  for (let tried = 0; tried < freeTries; tried += 1) {
    const action = await prepare();
    const standing = await records.read((stores) => readStanding(stores, action), { snapshot: false });
    const ran = await runAction(action, standing);
    if (!isToStore(ran)) return ran;
    try {
      await records.transaction((tx) => storeRun(tx, ran));
    } catch (error) {
      if (error instanceof CoreError && error.code === 'conflict') continue;
      throw error;
    }
    return ran;
  }
  const action = await prepare();
  return records.transaction(async (tx) => {
    await holdStanding(tx, action);
    const last = await runAction(action, await readStanding(tx, action));
    await storeRun(tx, last);
    return last;
  });
}
