import { CoreError } from '../../shared/core-error.ts';
import { isCorrect } from '../correct-map.ts';
import { evaluate } from '../evaluate.ts';
import { descendants } from '../markup/markup-element.ts';
import { parseProblem } from '../parse-problem.ts';
import { presentProblem } from '../present-problem.ts';
import type { Problem, ProblemResponse } from '../problem.ts';
import { capaResponseTags } from '../responses/response-list.ts';
import { instantiateProblem } from '../script/instantiate-problem.ts';
import { isNotGradable, type RunScript } from '../script/run-script.ts';
import { isPattern, ownAnswer } from './own-answer.ts';

/** What an author should look at. Line of the problem's XML, from 1. */
export interface ProblemNote {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: ProblemNoteCode;
  readonly message: string;
  readonly line?: number;
  /** The variant it was found in; absent where it is so in all. */
  readonly seed?: number;
}

/**
 * `Unloadable`: Open edX would not load it either · `ShownAnswerWrong`, `ShownAnswerRefused`: what "show answer" tells is not taken ·
 * `NoInput`: nothing can be entered · `UnknownResponse`: an element that looks like a response and is none ·
 * `NoShownAnswer`, `PatternAnswer`: there is nothing to try · `NotGraded`: a type that is graded elsewhere · `NotRun`: Python that
 * cannot be run here.
 */
export type ProblemNoteCode =
  | 'Unloadable'
  | 'ShownAnswerWrong'
  | 'ShownAnswerRefused'
  | 'NoInput'
  | 'UnknownResponse'
  | 'NoShownAnswer'
  | 'PatternAnswer'
  | 'NotGraded'
  | 'NotRun';

/**
 * Shows a problem and gives it the answers it shows itself, once for each seed where it has a script; each note once. Empty where all is well.
 */
export async function testProblem(
  xml: string,
  { seeds, runScript }: { readonly seeds: readonly number[]; readonly runScript: RunScript },
): Promise<readonly ProblemNote[]> {
  try {
    const problem = parseProblem(xml);
    const tried = problem.script === undefined ? seeds.slice(0, 1) : seeds;
    const notes: ProblemNote[] = [];
    for (const seed of tried) {
      const found = await testVariant(problem, seed, runScript);
      const known = new Set(notes.map(nameOf));
      notes.push(
        ...found
          .filter((note) => !known.has(nameOf(note)))
          .map((note) => (tried.length === 1 ? note : { ...note, seed })),
      );
    }
    return notes;
  } catch (error) {
    return [noteOf(error, 'Unloadable')];
  }
}

function nameOf({ code, line = 0 }: ProblemNote): string {
  return `${code} ${line}`;
}

const problemId = 'p';

async function testVariant(problem: Problem, seed: number, runScript: RunScript): Promise<ProblemNote[]> {
  const instance = await instantiateProblem(problem, { seed, runScript });
  presentProblem({ problem: instance, problemId, seed });
  const notes: ProblemNote[] = unknownResponses(instance);
  for (const response of instance.responses) {
    const note = await testResponse(instance, response, seed, runScript);
    if (note !== undefined) notes.push(note);
  }
  return notes;
}

/** What Open edX shows as it stands, without points. */
function unknownResponses({ root }: Problem): ProblemNote[] {
  return [...descendants(root)]
    .filter(({ name }) => name.endsWith('response') && !capaResponseTags.has(name))
    .map(({ name, line }) => {
      const message = `There is no response type ${name}: it is shown as text, and nothing in it is graded.`;
      return { severity: 'warning', code: 'UnknownResponse', message, line };
    });
}

/** Each response by itself, so that one without an answer to try leaves the others theirs. */
async function testResponse(
  problem: Problem,
  response: ProblemResponse,
  seed: number,
  runScript: RunScript,
): Promise<ProblemNote | undefined> {
  const { element } = response;
  const at = { line: element.line };
  if (response.graded === undefined) {
    const message = `A ${element.name} is not graded here; it is shown and kept.`;
    return { severity: 'warning', code: 'NotGraded', message, ...at };
  }
  if (response.inputs.length === 0) {
    const message = `The ${element.name} has no input that Open edX knows: nothing can be entered.`;
    return { severity: 'warning', code: 'NoInput', message, ...at };
  }
  const own = ownAnswer(response);
  if (own === undefined) {
    const message = `The ${element.name} shows no answer that could be tried.`;
    return { severity: 'info', code: 'NoShownAnswer', message, ...at };
  }
  const answers = Object.fromEntries(Object.entries(own).map(([key, answer]) => [problemId + key, answer]));
  try {
    const alone = { ...problem, responses: [response], notGradable: [] };
    const { correctMap } = await evaluate({
      problem: alone,
      problemId,
      answers,
      seed,
      attempt: 1,
      runScript,
    });
    if (Object.values(correctMap).every((entry) => isCorrect(entry))) return undefined;
  } catch (error) {
    return { ...noteOf(error, 'ShownAnswerRefused'), ...at };
  }
  if (isPattern(response)) {
    const message = 'The answer shown is a pattern; learners may not see what to write.';
    return { severity: 'info', code: 'PatternAnswer', message, ...at };
  }
  const shown = Object.values(own).map((answer) => JSON.stringify(answer));
  const message = `The ${element.name} takes its own answer for wrong: ${shown.join(', ')}.`;
  return { severity: 'error', code: 'ShownAnswerWrong', message, ...at };
}

function noteOf(error: unknown, code: 'Unloadable' | 'ShownAnswerRefused'): ProblemNote {
  if (!(error instanceof CoreError)) throw error;
  const { line } = error.data;
  const at = typeof line === 'number' ? { line } : {};
  const { message } = error;
  if (isNotGradable(error)) return { severity: 'warning', code: 'NotRun', message, ...at };
  return { severity: 'error', code, message, ...at };
}
