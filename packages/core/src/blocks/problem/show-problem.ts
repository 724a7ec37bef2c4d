import { CoreError } from '../../shared/core-error.ts';
import { asJsonObject, type JsonObject } from '../../shared/json.ts';
import type { BlockContext } from '../define-block.ts';
import { authorHtml } from '../html/author-html.ts';
import type { ProblemView } from './problem-view.ts';
import { viewProblem } from './view-problem.ts';

/** A problem's view. One whose XML is at fault must not take its unit with it: it is shown as one that nobody can answer, the fault to staff only. */
export async function showProblem(block: BlockContext): Promise<JsonObject> {
  try {
    return await viewProblem(block);
  } catch (error) {
    if (!(error instanceof CoreError) || error.code !== 'invalid_problem') throw error;
    return asJsonObject(faultyView(block, error));
  }
}

function faultyView(block: BlockContext, { detail, data }: CoreError): ProblemView {
  const line = typeof data['line'] === 'number' ? ` (Line ${data['line']} of the problem.)` : '';
  const fault = `${detail}${line}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    html: block.learner.staff ? authorHtml(`<p>${fault}</p>`, block).html : '',
    inputs: {},
    answers: {},
    state: 'unanswered',
    score: { possible: 0 },
    attempts: { used: 0, allowed: null },
    can: { submit: false, save: false, reset: false, showAnswer: false, hint: false },
    closed: 'not_gradable',
    hints: { shown: [], total: 0 },
    notGradable: ['problem'],
  };
}
