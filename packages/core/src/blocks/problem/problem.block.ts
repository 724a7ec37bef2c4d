import { defineBlock } from '../define-block.ts';
import { tellingFaults } from './fault-for.ts';
import { problemFields } from './problem.fields.ts';
import { weightedPossible } from './problem-runtime.ts';
import { judgeProblem } from './judge-problem.ts';
import { requestHint } from './request-hint.ts';
import { rescoreProblem } from './rescore-problem.ts';
import { resetProblem } from './reset-problem.ts';
import { saveProblem } from './save-problem.ts';
import { showAnswer } from './show-answer.ts';
import { showProblem } from './show-problem.ts';
import { submitProblem } from './submit-problem.ts';

export const problemBlock = defineBlock({
  type: 'problem',
  fields: problemFields,
  view: showProblem,
  actions: {
    submit: tellingFaults(submitProblem),
    save: tellingFaults(saveProblem),
    reset: tellingFaults(resetProblem),
    show_answer: tellingFaults(showAnswer),
    hint: tellingFaults(requestHint),
  },
  maxScore: weightedPossible,
  judge: judgeProblem,
  rescore: rescoreProblem,
  completion: 'completable',
  icon: 'problem',
});
