import type { JsonObject } from '../shared/json.ts';
import { invalidProblem, tellsKey } from './capa-error.ts';
import { checkAnswers, type Answers } from './check-answers.ts';
import { isCorrect, pointsOf, type CorrectMap, type CorrectMapEntry } from './correct-map.ts';
import { feedbackHtml } from './hints/feedback-html.ts';
import { shownFeedback, type ShownFeedback } from './hints/shown-feedback.ts';
import { hintFunction } from './hints/hint-function.ts';
import { groupedHints } from './hints/grouped-hints.ts';
import { FormulaError } from './formula/formula-error.ts';
import { firstChild, type MarkupElement } from './markup/markup-element.ts';
import { problemMaxScore } from './problem-max-score.ts';
import type { Problem } from './problem.ts';
import { noScripts, type RunScript } from './script/run-script.ts';
import { python2Random } from './random/python2-random.ts';
import type { Answer } from './answer.ts';
import type { MarksAndMessage, Response } from './responses/define-response.ts';

export interface Submitted {
  readonly problem: Problem;
  /** Prefix of the input ids: the last part of the usage key. */
  readonly problemId: string;
  readonly answers: Answers;
  readonly seed: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** The correct map of the attempt before; graders with code may read it. */
  readonly previous?: JsonObject;
  /** Runs graders in Python; without it they are not gradable here. */
  readonly runScript?: RunScript;
  /** The learner may not know yet what is right: an answer that only this key cannot take is wrong, instead of an error that would tell of the key. */
  readonly hidden?: boolean;
  /** The answer is an author's, who may see what graders tell of how they judged. */
  readonly debug?: boolean;
}

export interface Evaluation {
  readonly correctMap: CorrectMap;
  readonly score: number;
  readonly total: number;
  /** Correct when every input is, at least in part. */
  readonly success: 'correct' | 'incorrect';
  readonly overallMessage: string;
  /** In the order of the inputs; what `correctMap` has of it as HTML. */
  readonly feedback: readonly ShownFeedback[];
}

/**
 * Grades one submission. The same arguments give the same evaluation at any time and anywhere.
 * @throws CoreError `bad_answer` when an answer cannot be read, `invalid_problem` when the author's key cannot.
 */
export async function evaluate({
  problem,
  problemId,
  answers,
  seed,
  attempt,
  previous = {},
  runScript = noScripts,
  hidden = false,
  debug = false,
}: Submitted): Promise<Evaluation> {
  checkAnswers(problem, problemId, answers);
  if (problem.notGradable.length > 0) {
    throw invalidProblem(problem.root, `This engine does not grade: ${problem.notGradable.join(', ')}.`);
  }
  const byKey = new Map<string, Answer>();
  for (const [id, answer] of Object.entries(answers)) byKey.set(id.slice(problemId.length), answer);
  const correctMap: Record<string, CorrectMapEntry> = {};
  const shown: ShownFeedback[] = [];
  // As there, what the last response says of the whole is what is shown.
  let message = '';
  for (const [index, { element, inputs, graded }] of problem.responses.entries()) {
    if (graded === undefined) continue;
    const random = python2Random(seed);
    const context = { problemId, seed, attempt, random, script: problem.context, runScript, previous, debug };
    const { marks, overallMessage } = await unlessTelling(hidden, element, wrong, async () => {
      const marked = await graded.response.grade(byKey, context);
      return 'marks' in marked ? marked : { marks: marked, overallMessage: '' };
    });
    message = overallMessage;
    const hintgroup = firstChild(element, 'hintgroup');
    const { feedback, hint, hinted } = await unlessTelling<Said>(hidden, element, {}, async () =>
      hintgroup === undefined
        ? { feedback: graded.response.feedback?.(byKey, marks) }
        : {
            hint: groupedHints(hintgroup, graded, byKey, context),
            hinted: await hintFunction(hintgroup, { inputs, marks }, byKey, context),
          },
    );
    for (const { key } of inputs) {
      const mark = marks.get(key) ?? { correctness: 'incorrect' };
      const said = feedback?.get(key);
      const html = said === undefined ? '' : feedbackHtml(said);
      if (said !== undefined && html !== '') {
        const part = `${problemId}_${index + 1}`;
        shown.push(shownFeedback(said, { part, type: element.name, answer: byKey.get(key) }));
      }
      correctMap[problemId + key] = {
        npoints: null,
        hint: '',
        hintmode: null,
        ...mark,
        msg: (mark.msg ?? '') + html,
        ...(key === inputs.at(-1)?.key && hint),
        ...hinted?.get(key),
      };
    }
  }
  const entries = Object.values(correctMap);
  return {
    correctMap,
    score: entries.reduce((sum, entry) => sum + pointsOf(entry), 0),
    total: problemMaxScore(problem),
    success: entries.every(isCorrect) ? 'correct' : 'incorrect',
    overallMessage: message,
    feedback: shown,
  };
}

const wrong: MarksAndMessage = { marks: new Map(), overallMessage: '' };

/** What is said to the marks of one response. */
interface Said {
  readonly feedback?: ReturnType<NonNullable<Response['feedback']>> | undefined;
  readonly hint?: ReturnType<typeof groupedHints>;
  readonly hinted?: Awaited<ReturnType<typeof hintFunction>>;
}

/** While the learner may not know what is right, a fault that another key would not have comes to nothing. */
async function unlessTelling<Done>(
  hidden: boolean,
  element: MarkupElement,
  nothing: Done,
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const fault =
      error instanceof FormulaError
        ? invalidProblem(element, `The author's numbers cannot be read: ${error.message}`, 'ParseException')
        : error;
    if (hidden && tellsKey(fault)) return nothing;
    throw fault;
  }
}
