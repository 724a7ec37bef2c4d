import type { BlockEvent, BlockOutcome, BlockState } from '../blocks/define-block.ts';
import { blockCompletionChanged } from '../events/catalogue/completion-events.ts';
import { problemRescored, problemSubmitted } from '../events/catalogue/grade-events.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import { recordScore } from '../grading/record-score.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import type { IdSource } from '../shared/id-source.port.ts';
import { stateKey, type BlockStates } from './block-states.ts';
import { blockTitle } from './block-title.ts';
import type { OpenedBlock } from './open-block.ts';
import type { StateScope } from './state-store.port.ts';

interface Emission {
  readonly opened: OpenedBlock;
  readonly origin: EventOrigin;
}

interface OwnEmission extends Emission {
  /** Of the background task that does it. */
  readonly taskId?: string;
}

export interface OutcomeToStore extends OwnEmission {
  readonly outcome: BlockOutcome;
  /** What the action started from. */
  readonly states: BlockStates;
  readonly userId: number;
  readonly now: Instant;
  /** Completion before and after; undefined where there is none. */
  readonly done: number | undefined;
  readonly completion: number | undefined;
  readonly ids: IdSource;
  /** Who had it graded anew. */
  readonly staffId?: number;
}

type Transaction = CoreStores & Outgoing;

/** Stores all that an action did. Throws `conflict`, and so undoes the transaction, when a state was changed meanwhile. */
export async function storeOutcome(tx: Transaction, all: OutcomeToStore): Promise<void> {
  const { opened, outcome, userId, now } = all;
  const { block, version } = opened;
  await putStates(tx, all);
  if (outcome.submission !== undefined) {
    await tx.submissions.addSubmission({
      ...outcome.submission,
      userId,
      courseKey: version.courseKey,
      usageKey: block.usageKey,
      commit: version.commit,
      at: now,
    });
  }
  await emitOwnEvents(tx, all, outcome.events ?? []);
  if (outcome.score !== undefined) await putScore(tx, all, outcome.score);
  await putCompletion(tx, all);
}

/**
 * What the block itself tells. In Open edX it comes from the page `x_module`, or from `x_module_task` with the task's id
 * (lms/djangoapps/courseware/block_render.py make_track_function, instructor_task/tasks_helper/module_state.py).
 */
export async function emitOwnEvents(
  tx: Outgoing,
  { opened, origin, taskId }: OwnEmission,
  events: readonly BlockEvent[],
): Promise<void> {
  const page = origin.source === 'task' ? 'x_module_task' : 'x_module';
  const told = events.map(({ event, data }) => ({
    event,
    data: taskId === undefined ? data : { ...data, task_id: taskId },
  }));
  await emitBlockEvents(tx, { opened, origin: { ...origin, page } }, told);
}

async function emitBlockEvents(
  tx: Outgoing,
  { opened, origin }: Emission,
  events: readonly BlockEvent[],
): Promise<void> {
  const { version, block } = opened;
  const context = { module: { display_name: blockTitle(block), usage_key: block.usageKey } };
  for (const { event, data } of events) {
    await tx.events.emit(event, { data, origin, courseId: version.courseKey, context });
  }
}

const scopes: readonly StateScope[] = ['user_state', 'user_state_summary', 'preferences', 'user_info'];

/** Throws `conflict` when a state was changed meanwhile. */
export async function putStates(
  tx: CoreStores,
  {
    opened,
    outcome,
    states,
    userId,
    now,
  }: Pick<OutcomeToStore, 'opened' | 'states' | 'userId' | 'now'> & {
    readonly outcome: Pick<BlockOutcome, 'state'>;
  },
): Promise<void> {
  const { block } = opened;
  const changed: Partial<BlockState> = outcome.state ?? {};
  for (const scope of scopes) {
    const value = changed[scope];
    if (value === undefined) continue;
    const put = await tx.states.putState(
      stateKey(userId, block, scope),
      states.version(block, scope),
      value,
      now,
    );
    if (!put) throw new CoreError('conflict', `The state of ${block.usageKey} was changed at the same time.`);
  }
}

async function putScore(
  tx: Transaction,
  all: OutcomeToStore,
  { earned, possible, onlyIfHigher = false }: NonNullable<BlockOutcome['score']>,
): Promise<void> {
  const { opened, userId, now, ids, staffId } = all;
  const { block, version } = opened;
  const before = onlyIfHigher ? await tx.scores.holdScore(userId, block.usageKey) : undefined;
  if (before !== undefined && share(before) > share({ earned, possible })) return;
  await recordScore(tx, {
    userId,
    courseKey: version.courseKey,
    usageKey: block.usageKey,
    earned,
    possible,
    at: now,
    commit: version.commit,
    graded: block.own['graded'] !== false,
  });
  const event = staffId === undefined ? problemSubmitted : problemRescored;
  const cause = {
    course_id: version.courseKey,
    user_id: String(userId),
    event_transaction_id: ids.uuid(),
    event_transaction_type: event.name,
    problem_id: block.usageKey,
  };
  const data =
    staffId === undefined
      ? { ...cause, weighted_earned: earned, weighted_possible: possible }
      : {
          ...cause,
          new_weighted_earned: earned,
          new_weighted_possible: possible,
          only_if_higher: onlyIfHigher,
          instructor_id: String(staffId),
        };
  await emitBlockEvents(tx, all, [{ event, data }]);
}

/** Shares are compared, as the points possible may have changed (`is_score_higher_or_equal` of lms/djangoapps/grades). */
function share({ earned, possible }: { readonly earned: number; readonly possible: number }): number {
  return possible === 0 ? 0 : earned / possible;
}

async function putCompletion(tx: Transaction, all: OutcomeToStore): Promise<void> {
  const { opened, userId, now, done, completion } = all;
  const { block, version } = opened;
  if (completion === undefined) return;
  await tx.completions.setCompletion(userId, version.courseKey, block.usageKey, completion, now);
  if (completion === (done ?? 0)) return;
  const data = {
    user_id: userId,
    course_id: version.courseKey,
    context_key: version.courseKey,
    block_id: block.usageKey,
    block_type: block.type,
    completion,
    is_new: done === undefined,
  };
  await emitBlockEvents(tx, all, [{ event: blockCompletionChanged, data }]);
}
