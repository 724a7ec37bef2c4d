import { definePick, type EventPick } from '../define-task.ts';
import { answerParts } from './answer-parts.ts';
import { problemCheckOf, type ProblemCheck } from './problem-check.ts';

/** [course, problem, learner] → [time, attempt as JSON (`parseAttempt`)], of every date. */
export const everyProblemCheck: EventPick = definePick({
  name: 'every-problem-check',
  types: ['problem_check'],
  undated: true,
  pick(event, emit) {
    const check = problemCheckOf(event);
    if (check !== undefined)
      emit([check.courseId, check.problemId, check.username], [check.time, attempt(check)]);
  },
});

/** The same of the run's range, and of learners who are named. */
export const problemChecks: EventPick = definePick({
  name: 'problem-checks',
  types: ['problem_check'],
  pick(event, emit) {
    const check = problemCheckOf(event);
    if (check !== undefined && check.username !== '')
      emit([check.courseId, check.problemId, check.username], [check.time, attempt(check)]);
  },
});

/** The other pick has the same of the same event. */
let last: ProblemCheck | undefined;
let lastAttempt = '';

function attempt(check: ProblemCheck): string {
  if (check !== last) [last, lastAttempt] = [check, written(check)];
  return lastAttempt;
}

function written(check: ProblemCheck): string {
  const { grade, maxGrade, displayName } = check;
  return JSON.stringify({ displayName, grade, maxGrade, parts: answerParts(check) });
}
