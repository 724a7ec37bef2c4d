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
  type ActionToTake,
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
  for (let tried = 0; tried < freeTries; tried += 1) {
    const action = await prepareAction(deps, input, origin);
    const standing = await deps.records.read((stores) => readStanding(stores, action), { snapshot: false });
    const ran = await runAction(action, standing);
    if (!isToStore(ran)) return answerOf(ran);
    try {
      await deps.records.transaction((tx) => storeRun(tx, ran));
    } catch (error) {
      if (error instanceof CoreError && error.code === 'conflict') continue;
      throw error;
    }
    return answerOf(ran);
  }
  const action = await prepareAction(deps, input, origin);
  const ran = await deps.records.transaction(async (tx) => {
    await holdStanding(tx, action);
    const last = await runAction(action, await readStanding(tx, action));
    await storeRun(tx, last);
    return last;
  });
  return answerOf(ran);
}
