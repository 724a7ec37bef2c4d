import {
  correctAnswers,
  presentProblem,
  substitute,
  targetedFeedback,
  type TargetedFeedback,
} from '../../problems/index.ts';
import { asJsonObject } from '../../shared/json.ts';
import type { BlockContext } from '../define-block.ts';
import { authorHtml } from '../html/author-html.ts';
import { rewriteAddress } from '../html/rewrite-address.ts';
import { problemRuntime, scriptNotRun, weighted, type ProblemRuntime } from './problem-runtime.ts';
import type { AnnotationView, DragAndDropView, InputResult, InputView, ProblemView } from './problem-view.ts';
import { refusal } from './submit-problem.ts';

/** What the page is sent. Correctness, feedback, points and answers are in it only while the rules show them. */
export async function viewProblem(block: BlockContext) {
  const runtime = await problemRuntime(block);
  const { problem, rules, settings, state, seed, waitSeconds } = runtime;
  const presented = presentProblem({ problem, problemId: block.id, seed });
  const clean = (html: string): string => authorHtml(html, block).html;
  const shown = state.done && rules.correctnessShown;
  const closed = refusal(runtime);
  const targeted: TargetedFeedback = shown
    ? targetedFeedback({ problem, problemId: block.id, seed, answers: state.student_answers })
    : { messages: {}, displaced: new Set() };
  const possible = weighted(settings, { raw_earned: 0, raw_possible: runtime.rawPossible }).possible;
  const ungraded = problem.notGradable.filter((name) => name !== scriptNotRun || block.learner.staff);
  // With an author's script, the whole body with its places goes into a frame.
  const { html, frame } = authorHtml(presented.html, block);
  const view: ProblemView = {
    html,
    ...(frame !== undefined && { frame }),
    inputs: mapValues(presented.inputs, (input) => cleanInput(input, block, clean)),
    answers: state.student_answers,
    ...(shown && { results: results(runtime, targeted, clean) }),
    ...(shown && state.overall_message !== '' && { message: clean(state.overall_message) }),
    state: stateName(runtime, shown),
    score: { possible, ...earned(runtime) },
    attempts: { used: state.attempts, allowed: settings.maxAttempts },
    can: {
      submit: closed === undefined,
      save: rules.save && problem.notGradable.length === 0,
      // Hidden correctness must not show through the button that goes away with a right answer.
      reset: rules.correctnessShown
        ? rules.reset && state.done
        : state.done && !rules.closed && resetAlways(runtime),
      showAnswer: rules.answerShown && !state.answer_shown,
      hint: state.hints_shown < presented.demandHints.length,
    },
    ...(closed !== undefined && { closed }),
    ...(closed === 'waiting' && { waitSeconds }),
    ...(state.answer_shown &&
      rules.answerShown && { shownAnswers: shownAnswers(block, runtime, targeted, clean) }),
    hints: {
      shown: presented.demandHints.slice(0, state.hints_shown).map(clean),
      total: state.hints_shown === 0 ? 0 : presented.demandHints.length,
    },
    ...(ungraded.length > 0 && { notGradable: ungraded }),
  };
  return asJsonObject(view);
}

/** As `renderProgressState` of capa's display.js has it: before the first attempt, no points are not told as such. */
function earned({ rules, settings, state }: ProblemRuntime): { readonly earned?: number } {
  if (!rules.correctnessShown || state.score === undefined) return {};
  const points = weighted(settings, state.score);
  const none = points.earned === 0 && (state.attempts === 0 || points.possible === 0);
  return none ? {} : { earned: points.earned };
}

function resetAlways({ settings }: ProblemRuntime): boolean {
  return settings.showResetButton || settings.rerandomize === 'always' || settings.rerandomize === 'onreset';
}

function stateName({ state }: ProblemRuntime, shown: boolean): ProblemView['state'] {
  if (!state.done) return state.has_saved_answers ? 'saved' : 'unanswered';
  if (!shown) return 'submitted';
  const last = state.score_history.at(-1);
  if (last === undefined || last.raw_earned <= 0) return 'incorrect';
  return last.raw_earned >= last.raw_possible ? 'correct' : 'partially-correct';
}

function results(
  { state, problem }: ProblemRuntime,
  { messages }: TargetedFeedback,
  clean: (html: string) => string,
): Record<string, InputResult> {
  const entries = Object.entries(state.correct_map).map(([id, { correctness, msg }]) => {
    const said = `${msg}${messages[id] ?? ''}`;
    const message = clean(substitute(said, problem.context?.texts ?? new Map()));
    const result: InputResult = {
      correctness: correctnessOf(correctness),
      ...(message !== '' && { message }),
    };
    return [id, result] as const;
  });
  return Object.fromEntries(entries);
}

function correctnessOf(correctness: string | null): InputResult['correctness'] {
  if (correctness === 'correct' || correctness === 'partially-correct' || correctness === 'incomplete')
    return correctness;
  return 'incorrect';
}

function cleanInput(input: InputView, block: BlockContext, clean: (html: string) => string): InputView {
  return {
    ...input,
    label: clean(input.label),
    descriptions: input.descriptions.map(clean),
    ...(input.choices && {
      choices: input.choices.map((choice) => ({ ...choice, html: clean(choice.html) })),
    }),
    ...(input.picture && {
      picture: { ...input.picture, src: rewriteAddress(input.picture.src, block) },
    }),
    ...(input.annotation && { annotation: cleanAnnotation(input.annotation, clean) }),
    ...(input.dragAndDrop && { dragAndDrop: placedPictures(input.dragAndDrop, block) }),
    ...(input.page && { page: { ...input.page, src: rewriteAddress(input.page.src, block, 'page') } }),
  };
}

function placedPictures(view: DragAndDropView, block: BlockContext): DragAndDropView {
  return {
    ...view,
    src: rewriteAddress(view.src, block),
    draggables: view.draggables.map(({ icon, ...draggable }) => ({
      ...draggable,
      ...(icon !== undefined && { icon: rewriteAddress(icon, block) }),
    })),
  };
}

function cleanAnnotation(annotation: AnnotationView, clean: (html: string) => string): AnnotationView {
  const { options, ...texts } = annotation;
  return {
    options,
    title: clean(texts.title),
    passage: clean(texts.passage),
    comment: clean(texts.comment),
    commentPrompt: clean(texts.commentPrompt),
    tagPrompt: clean(texts.tagPrompt),
  };
}

function shownAnswers(
  block: BlockContext,
  { problem, seed }: ProblemRuntime,
  { displaced }: TargetedFeedback,
  clean: (html: string) => string,
) {
  const { solutions } = presentProblem({ problem, problemId: block.id, seed });
  const answers = correctAnswers({ problem, problemId: block.id, seed });
  const standing = Object.entries(solutions).filter(([id]) => !displaced.has(id));
  return { ...mapValues(answers, clean), ...mapValues(Object.fromEntries(standing), clean) };
}

function mapValues<From, To>(
  object: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
