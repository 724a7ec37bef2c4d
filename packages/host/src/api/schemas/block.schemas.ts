import { z } from 'zod';

export const blockView = z
  .object({
    usageKey: z.string(),
    type: z.string(),
    title: z.string(),
    view: z.json().meta({ description: 'What the element registered for `type` shows' }),
    get children() {
      return z.array(blockView).optional();
    },
    completion: z.number().min(0).max(1).optional(),
    graded: z.boolean().optional(),
    due: z.string().optional().meta({ description: 'ISO 8601' }),
  })
  .meta({ id: 'BlockView' });

export const actionAnswer = z
  .object({ result: z.json(), block: blockView })
  .meta({ id: 'ActionAnswer', description: "The action's own result, and the block as it now is" });
