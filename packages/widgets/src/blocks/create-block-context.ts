import type { BlockView } from '@coursewright/core';
import type { Connection } from '../api/connection.ts';
import type { BlockViewContext } from './block-context.ts';
import { courseKeyOf } from './course-key-of.ts';

/** A block's way to its host. `changed` is told of the block as every action leaves it. */
export function createBlockContext(
  block: BlockView,
  connection: Connection,
  more: {
    readonly language: string | undefined;
    /** For keys that do not hold their course's, as Open edX's old ones. */
    readonly courseKey: string | undefined;
    changed(block: BlockView): void;
  },
): BlockViewContext {
  const { usageKey, type, title, completion, graded, due } = block;
  const courseKey = courseKeyOf(usageKey) ?? more.courseKey ?? '';
  return {
    usageKey,
    type,
    title,
    courseKey,
    completion,
    graded: graded ?? false,
    due,
    language: more.language,
    host: connection.host,
    act: async (action, input) => {
      const answer = await connection.client.act(usageKey, action, input);
      more.changed(answer.block);
      return answer;
    },
    refresh: async () => more.changed(await connection.client.block(usageKey)),
    emit: (name, data) => connection.events.add({ name, courseId: courseKey, data }),
  };
}
