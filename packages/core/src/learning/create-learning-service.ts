import { act } from './act.ts';
import type { LearningDeps } from './learning-deps.ts';
import type { LearningService } from './learning-service.ts';
import { rescoreAll } from './rescore-all.ts';
import { rescoreLearner } from './rescore-learner.ts';
import { showOutline } from './show-outline.ts';
import { showBlock } from './show-block.ts';

export function createLearningService(deps: LearningDeps): LearningService {
  return {
    outline: (input) => showOutline(deps, input),
    block: (input) => showBlock(deps, input),
    act: (input, origin) => act(deps, input, origin),
    rescore: (input, origin) => rescoreLearner(deps, input, origin),
    rescoreAll: (input) => rescoreAll(deps, input),
  };
}
