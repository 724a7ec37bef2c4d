import type { JsonObject } from '../../shared/json.ts';
import type { Answer } from '../answer.ts';
import type { CorrectMapEntry } from '../correct-map.ts';
import type { Feedback } from '../hints/feedback.ts';
import type { MarkupElement } from '../markup/markup-element.ts';
import type { Python2Random } from '../random/python2-random.ts';
import type { RunScript } from '../script/run-script.ts';
import type { ScriptContext } from '../script/script-values.ts';
import type { NamedChoice } from './choice-names.ts';

/** By input id without the problem's own id: `_2_1`. */
export type ResponseAnswers = ReadonlyMap<string, Answer>;

/** What a grader may know beside the answers; all of it is stored with a submission. */
export interface GradingContext {
  /** Prefix of the input ids. */
  readonly problemId: string;
  readonly seed: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** Of the problem's script, where it has one. */
  readonly script: ScriptContext | undefined;
  readonly runScript: RunScript;
  /** The correct map of the attempt before, by input id. */
  readonly previous: JsonObject;
  /** From the submission's seed: the same draws each time it is judged. */
  readonly random: Python2Random;
  /** For who wrote the problem: graders may tell more of how they judged (`DEBUG` of capa). */
  readonly debug: boolean;
}

export interface ResponseInput {
  /** The input id after the problem id: `_2_1`. */
  readonly key: string;
  readonly element: MarkupElement;
  /** `points` of the input, 1 unless given. */
  readonly points: number;
}

export interface ResponseSource {
  readonly element: MarkupElement;
  /** The response's id after the problem id: `_1` where its first input is `_2_1`. */
  readonly key: string;
  /** At least one. */
  readonly inputs: readonly [ResponseInput, ...ResponseInput[]];
}

export type Mark = Pick<CorrectMapEntry, 'correctness'> & Partial<CorrectMapEntry>;

/** By input key. */
export type Marks = ReadonlyMap<string, Mark>;

export interface MarksAndMessage {
  readonly marks: Marks;
  /** HTML, for the problem as a whole. */
  readonly overallMessage: string;
}

/** One response of one problem, read. */
export interface Response {
  readonly choices?: readonly NamedChoice[];
  /** @throws CoreError `bad_answer` for an answer that cannot be read. */
  grade(answers: ResponseAnswers, context: GradingContext): Marks | Promise<Marks | MarksAndMessage>;
  /** By input key. */
  feedback?(answers: ResponseAnswers, marks: Marks): ReadonlyMap<string, Feedback | undefined>;
  /** What "show answer" tells, by input key: several where several are right. Choices are given by name. */
  correctAnswers(): ReadonlyMap<string, readonly string[]>;
  /** Choices of an input in the order shown to the learner, drawn from the problem's one generator. */
  arrange?(random: Python2Random): ReadonlyMap<string, readonly MarkupElement[]>;
  /** Names that hint conditions of a `hintgroup` have met (`check_hint_condition`). */
  hintsMet?(
    conditions: readonly MarkupElement[],
    answers: ResponseAnswers,
    context: GradingContext,
  ): readonly string[];
}

export interface ResponseDefinition {
  /** The element's name: `multiplechoiceresponse`. */
  readonly tag: string;
  /** The element of a `hintgroup` that states a condition. */
  readonly hintTag?: string;
  /** Python modules without which no answer can be graded. */
  readonly pythonModules?: readonly string[];
  /** Points of an input, where its `points` do not say: 1 for most. */
  readonly inputPoints?: number;
  /** @throws CoreError `invalid_problem` when the author's XML cannot be graded. */
  read(source: ResponseSource): Response;
  /** For a type that capa grades even where there is nothing to answer; others are refused without an input. */
  readWithoutInput?(source: Pick<ResponseSource, 'element' | 'key'>): Response;
}

/** A response type, whole. Add its file to `responseDefinitions`. */
export function defineResponse<const Definition extends ResponseDefinition>(
  definition: Definition,
): Definition {
  return definition;
}
