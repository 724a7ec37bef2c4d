import type { ActionAnswer, BlockView } from '../blocks/block-view.ts';
import type { CourseView } from '../courses/outline-view.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import type { Json } from '../shared/json.ts';
import type { Refusal } from '../shared/refusal.ts';

/** A learner at work: what they see, and what their actions do. Throws `course_not_found`, `block_not_found`, `forbidden`. */
export interface LearningService {
  outline(input: { readonly userId: number; readonly courseKey: string }): Promise<CourseView>;
  /** A unit with its children, or one block alone. */
  block(input: { readonly userId: number; readonly usageKey: string }): Promise<BlockView>;
  /** Throws `bad_input` when `input` has not the shape the action takes. */
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
