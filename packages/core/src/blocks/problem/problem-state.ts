import { z } from 'zod';
import { answerSchema } from '../../problems/index.ts';
import { asJsonObject, type JsonObject } from '../../shared/json.ts';

const answers = z.record(z.string(), answerSchema);
const score = z.object({ raw_earned: z.number(), raw_possible: z.number() });

/** A learner's state of one problem, under Open edX's field names; the last three members are ours. */
const stored = z.object({
  attempts: z.int().default(0),
  done: z.boolean().default(false),
  seed: z.int().optional(),
  student_answers: answers.default({}),
  /** Since the last reset, oldest first; also those that could not be graded, as capa appends them before it grades. */
  student_answers_history: z.array(answers).default([]),
  correct_map: z
    .record(
      z.string(),
      z.object({
        correctness: z.string().nullable(),
        npoints: z.number().nullable(),
        msg: z.string(),
        hint: z.string(),
        hintmode: z.string().nullable(),
        answervariable: z.string().exactOptional(),
      }),
    )
    .default({}),
  has_saved_answers: z.boolean().default(false),
  /** ISO 8601 with microseconds. */
  last_submission_time: z.string().optional(),
  /** By the grading method, before the weight. */
  score: score.optional(),
  score_history: z.array(score).default([]),
  overall_message: z.string().default(''),
  /** Demand hints asked for so far. */
  hints_shown: z.int().default(0),
  answer_shown: z.boolean().default(false),
  /** How many were graded since the last reset: the length of capa's `correct_map_history`. */
  graded: z.int().default(0),
});

export type ProblemState = z.infer<typeof stored>;
export type ProblemAnswers = ProblemState['student_answers'];

export function readProblemState(state: JsonObject): ProblemState {
  return stored.parse(state);
}

export function writeProblemState(state: ProblemState): JsonObject {
  return asJsonObject(state);
}

/** All points of the last submission earned. */
export function isCorrect(state: ProblemState): boolean {
  const last = state.score_history.at(-1);
  return state.done && last !== undefined && last.raw_earned >= last.raw_possible;
}
