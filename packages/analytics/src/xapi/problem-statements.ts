import { pythonText } from '../projection/python-repr.ts';
import { needed } from '../projection/refused-event.ts';
import { objectAt, textOf, valueAt, valueOf, type TrackingEvent } from '../projection/tracking-event.ts';
import { activity, type XapiFamily } from './define-xapi.ts';
import { scored } from './grade-statements.ts';
import { activityTypes } from './iris.ts';
import { problemCheck } from './problem-check-statements.ts';

export const problemStatements: XapiFamily = {
  problem_check: problemCheck,
  showanswer: {
    verb: 'asked',
    parts: (event, { lmsRoot }) => ({
      object: activity(`${lmsRoot}/xblock/${needed(textOf(event, 'problem_id'), 'problem_id')}/answer`, {
        type: activityTypes.solution,
      }),
    }),
  },
  'edx.problem.hint.demandhint_displayed': {
    verb: 'asked',
    parts: (event, { lmsRoot }) => {
      const problem = needed(textOf(event, 'module_id'), 'module_id');
      const hint = needed(valueOf(event, 'hint_index'), 'hint_index');
      return {
        object: activity(`${lmsRoot}/xblock/${problem}/hint/${pythonText(hint)}`, {
          type: activityTypes.supplementalInfo,
        }),
      };
    },
  },
  'edx.problem.completed': {
    verb: 'completed',
    // The usage key alone, as in the original.
    parts: (event) => ({ object: activity(problemId(event), { type: activityTypes.interaction }) }),
  },
  'edx.grades.problem.submitted': {
    verb: 'attempted',
    parts: (event, { lmsRoot }) => {
      const data = needed(objectAt(event, 'data'), 'data');
      return {
        object: activity(`${lmsRoot}/xblock/${problemId(event)}`, { type: activityTypes.question }),
        result: scored(data['weighted_earned'], data['weighted_possible']),
      };
    },
  },
};

function problemId(event: TrackingEvent): string {
  return pythonText(
    needed(valueAt(event, 'data', 'problem_id') ?? valueAt(event, 'data', 'module_id'), 'data.problem_id'),
  );
}
