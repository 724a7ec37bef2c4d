import type { ActionAnswer, BlockView } from '../blocks/block-view.ts';
import type { CourseView } from '../courses/outline-view.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import type { Json } from '../shared/json.ts';
import type { Refusal } from '../shared/refusal.ts';

/**
 * A learner at work: what they see, and what their actions do. Throws `invalid_key`, `course_not_found`, `block_not_found`,
 * `not_found` for an account or action that is not there, `forbidden` (with `closed`, the reason, in its data).
 */
export interface LearningService {
  /** @param input.askedBy who looks, when it is not the learner: course staff only. */
  outline(input: {
    readonly userId: number;
    readonly courseKey: string;
    readonly askedBy?: number;
  }): Promise<CourseView>;
  /** A unit with its children, or one block alone. Whoever opens a unit for himself has opened its subsection. */
  block(input: {
    readonly userId: number;
    readonly usageKey: string;
    readonly askedBy?: number;
  }): Promise<BlockView>;
  /** Throws `bad_input`, with the `field` in its data, when `input` has not the shape the action takes. */
  act(
    input: {
      readonly userId: number;
      readonly usageKey: string;
      readonly action: string;
      readonly input: Json;
    },
    origin: EventOrigin,
  ): Promise<ActionAnswer | Refusal>;
  /**
   * Grades anew what one learner has answered in a block, with the block as it is published now; `onlyIfHigher` lets a better score
   * stay. Course staff only: `askedBy`. Refused as `not_answered`, `not_gradable`. Throws `bad_input` for a type that
   * cannot be graded anew, and what grading throws.
   */
  rescore(
    input: Rescoring & { readonly userId: number },
    origin: EventOrigin,
  ): Promise<{ readonly earned: number; readonly possible: number } | Refusal>;
  /** The same for everybody who has points in the block, in the background. Throws as `rescore` does. */
  rescoreAll(input: Rescoring): Promise<void>;
}

export interface Rescoring {
  readonly usageKey: string;
  readonly onlyIfHigher: boolean;
  /** Who asks. */
  readonly askedBy: number;
}
