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
  /** A unit with its children, or one block alone. */
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
}
