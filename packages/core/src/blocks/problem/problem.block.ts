import { defineBlock } from '../define-block.ts';
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
    submit: submitProblem,
    save: saveProblem,
    reset: resetProblem,
    show_answer: showAnswer,
    hint: requestHint,
  },
  maxScore: weightedPossible,
  judge: judgeProblem,
  rescore: rescoreProblem,
  completion: 'completable',
  icon: 'problem',
});
