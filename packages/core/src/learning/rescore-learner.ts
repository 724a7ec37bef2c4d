import { z } from 'zod';
import type { BlockDefinition } from '../blocks/define-block.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Refusal } from '../shared/refusal.ts';
import { carryOut } from './act.ts';
import { assertAsker } from './assert-asker.ts';
import { jumpTargets } from './jump-targets.ts';
import type { LearningDeps } from './learning-deps.ts';
import type { Rescoring } from './learning-service.ts';
import { openBlock } from './open-block.ts';
import type { PreparedAction } from './take-action.ts';

/** `LearningService.rescore`. */
export async function rescoreLearner(
  deps: LearningDeps,
  input: Rescoring & { readonly userId: number },
  origin: EventOrigin,
): Promise<{ readonly earned: number; readonly possible: number } | Refusal> {
  await assertMayRescore(deps, input);
  return rescoreOne(deps, input, origin);
}

/**
 * Throws `forbidden` unless course staff ask, `bad_input` for a type that cannot be graded anew, `invalid_key`, `course_not_found`,
 * `block_not_found`.
 */
export async function assertMayRescore(
  { records, versions, registry }: LearningDeps,
  { usageKey, askedBy }: Rescoring,
): Promise<void> {
  const { version, block } = await openBlock(versions, usageKey);
  // Nobody is their own grader either: nobody's number is 0.
  const standing = { userId: 0, courseKey: version.courseKey, askedBy };
  await records.read((stores) => assertAsker(stores, standing));
  rescoreOf(registry.get(block.type));
}

function rescoreOf({ rescore, type }: BlockDefinition): NonNullable<BlockDefinition['rescore']> {
  if (rescore !== undefined) return rescore;
  throw new CoreError('bad_input', `A block of type ${type} cannot be graded anew.`);
}

/** Without asking who may. `job` is that which does it, `once` as in `PreparedAction`. */
export async function rescoreOne(
  deps: LearningDeps,
  { userId, usageKey, onlyIfHigher, askedBy }: Rescoring & { readonly userId: number },
  origin: EventOrigin,
  job?: { readonly id: string } & Required<Pick<PreparedAction, 'once'>>,
): Promise<{ readonly earned: number; readonly possible: number } | Refusal> {
  const { outcome } = await carryOut(deps, async (): Promise<PreparedAction> => {
    const opened = await openBlock(deps.versions, usageKey);
    const definition = deps.registry.get(opened.block.type);
    const rescore = rescoreOf(definition);
    return {
      deps,
      origin,
      userId,
      opened,
      definition,
      action: { input: z.unknown(), run: (_input, block) => rescore(block, { onlyIfHigher }) },
      input: {},
      now: deps.clock.now(),
      usageKeyOf: await jumpTargets(opened.version, [opened.block]),
      staffId: askedBy,
      ...(job !== undefined && { taskId: job.id, once: job.once }),
    };
  });
  if ('fault' in outcome) throw outcome.fault;
  if ('refused' in outcome) return { refused: outcome.refused };
  return { earned: outcome.score?.earned ?? 0, possible: outcome.score?.possible ?? 0 };
}
