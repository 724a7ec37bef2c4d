import { answerSchema } from '../../problems/index.ts';
import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../../shared/json.ts';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Problem Interaction Events".

/** Made here, of JSON all through: only that it is an object is looked at. */
const json = z.custom<JsonObject>(isJsonObject);
const problem = { problem_id: z.string() };
const answers = z.record(z.string(), answerSchema);

export const problemCheck = defineEvent({
  name: 'problem_check',
  fires: 'A submission was graded.',
  sources: ['server', 'browser'],
  formerly: ['save_problem_check'],
  browser: true,
  // The fields of the form.
  pageData: z.string(),
  data: z.object({
    ...problem,
    answers,
    attempts: z.int(),
    correct_map: json,
    grade: z.number(),
    max_grade: z.number(),
    state: json,
    submission: json,
    success: z.enum(['correct', 'incorrect']),
  }),
});

export const problemCheckFail = defineEvent({
  name: 'problem_check_fail',
  fires: 'A submission was refused.',
  formerly: ['save_problem_check_fail'],
  data: z.object({ ...problem, answers, failure: z.enum(['closed', 'unreset']), state: json }),
});

export const saveProblemSuccess = defineEvent({
  name: 'save_problem_success',
  fires: 'Answers were saved without being submitted.',
  data: z.object({ ...problem, answers, state: json }),
});

export const saveProblemFail = defineEvent({
  name: 'save_problem_fail',
  fires: 'Saving answers was refused.',
  data: z.object({ ...problem, answers, failure: z.enum(['closed', 'done']), state: json }),
});

export const resetProblem = defineEvent({
  name: 'reset_problem',
  fires: 'A problem was reset.',
  data: z.object({ ...problem, old_state: json, new_state: json }),
});

export const resetProblemFail = defineEvent({
  name: 'reset_problem_fail',
  fires: 'Resetting a problem was refused.',
  data: z.object({ ...problem, old_state: json, failure: z.enum(['closed', 'not_done']) }),
});

const byStaff = {
  /** Username of whose answers they are. */
  student: z.string(),
  /** Of the background task that did it. */
  task_id: z.string().exactOptional(),
};
const rescored = {
  ...problem,
  ...byStaff,
  orig_score: z.number(),
  orig_total: z.number(),
  state: json,
};

export const problemRescore = defineEvent({
  name: 'problem_rescore',
  fires: 'Staff had the answers of a learner graded anew.',
  sources: ['server', 'task'],
  data: z.object({
    ...rescored,
    attempts: z.int(),
    correct_map: json,
    new_score: z.number(),
    new_total: z.number(),
    success: z.enum(['correct', 'incorrect']),
  }),
});

export const problemRescoreFail = defineEvent({
  name: 'problem_rescore_fail',
  fires: 'The answers of a learner could not be graded anew.',
  sources: ['server', 'task'],
  data: z.object({
    ...problem,
    ...byStaff,
    state: json,
    failure: z.enum(['unsupported', 'unanswered', 'input_error', 'unexpected']),
    orig_score: z.number().exactOptional(),
    orig_total: z.number().exactOptional(),
  }),
});

export const showAnswer = defineEvent({
  name: 'showanswer',
  fires: 'The answer was shown.',
  data: z.object(problem),
});

export const feedbackDisplayed = defineEvent({
  name: 'edx.problem.hint.feedback_displayed',
  fires: 'A graded answer was given feedback.',
  data: z.object({
    module_id: z.string(),
    problem_part_id: z.string(),
    trigger_type: z.enum(['single', 'compound']),
    hint_label: z.string(),
    correctness: z.boolean(),
    student_answer: z.array(z.string()),
    question_type: z.string(),
    choice_all: z.array(z.string()).exactOptional(),
    hints: z.array(
      z.object({
        text: z.string(),
        trigger: z.array(z.object({ choice: z.string(), selected: z.boolean() })).exactOptional(),
      }),
    ),
  }),
});

export const demandHintDisplayed = defineEvent({
  name: 'edx.problem.hint.demandhint_displayed',
  fires: 'A learner asked for a hint and was shown it.',
  data: z.object({
    module_id: z.string(),
    hint_index: z.int(),
    hint_len: z.int(),
    hint_text: z.string(),
  }),
});

export const problemCompleted = defineEvent({
  name: 'edx.problem.completed',
  fires: 'A problem was solved; proposed in Open edX, and emitted by none of its versions.',
  data: z.object({
    ...problem,
    course_id: z.string(),
    user_id: z.string(),
    event_transaction_id: z.string(),
    event_transaction_type: z.string(),
    weighted_earned: z.number(),
    weighted_possible: z.number(),
  }),
});
