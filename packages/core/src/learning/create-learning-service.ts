import { act } from './act.ts';
import type { LearningDeps } from './learning-deps.ts';
import type { LearningService } from './learning-service.ts';
import { showOutline } from './show-outline.ts';
import { showBlock } from './show-block.ts';

export function createLearningService(deps: LearningDeps): LearningService {
  return {
    outline: (input) => showOutline(deps, input),
    block: (input) => showBlock(deps, input),
    act: (input, origin) => act(deps, input, origin),
  };
}
