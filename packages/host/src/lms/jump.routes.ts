import type { Engine } from '@coursewright/core';
import { Router } from 'express';
import { courseOfBlock } from '../api/course-of-block.ts';
import { unitPath } from './course-home.routes.ts';
import { coursePath } from './page.ts';

/** `/blocks/USAGE_KEY`: the page of the course that shows the block. Throws `invalid_key`, `block_not_found`. */
export function jumpRoutes({ versions }: Pick<Engine, 'versions'>): Router {
  const router = Router();
  router.get('/blocks/:usageKey', async (req, res) => {
    const { usageKey } = req.params;
    const courseKey = courseOfBlock(usageKey);
    const version = await versions.published(courseKey);
    const block = await version.require(usageKey);
    const above = await version.blocks(block.ancestors);
    const unit = [...above, block].find(({ type }) => type === 'vertical');
    // A section or subsection stands for its first unit.
    const target = unit ?? (await firstUnit(block.children));
    res.redirect(303, target ? unitPath(courseKey, target.usageKey) : coursePath(courseKey));

    async function firstUnit(ids: typeof block.children): Promise<typeof block | undefined> {
      for (const child of await version.blocks(ids)) {
        const found = child.type === 'vertical' ? child : await firstUnit(child.children);
        if (found !== undefined) return found;
      }
      return undefined;
    }
  });
  return router;
}
