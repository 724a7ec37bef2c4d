import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import {
  cachedProblem,
  instantiateProblem,
  isNotGradable,
  parseProblem,
  problemMaxScore,
  requireModules,
  type Problem,
} from '../../problems/index.ts';
import { isoInstant } from '../../shared/clock.port.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { BlockContext } from '../define-block.ts';
import { problemRules, type ProblemRules } from './problem-rules.ts';
import { firstSeed } from './problem-seed.ts';
import { problemSettings, type ProblemSettings } from './problem-settings.ts';
import { isCorrect, readProblemState, type ProblemState } from './problem-state.ts';

/** A problem as one learner has it now. */
export interface ProblemRuntime {
  readonly problem: Problem;
  readonly settings: ProblemSettings;
  readonly state: ProblemState;
  readonly seed: number;
  readonly rules: ProblemRules;
  /** Points before the weight. */
  readonly rawPossible: number;
  /** Seconds until a further submission is taken; 0 = now. */
  readonly waitSeconds: number;
}

export async function problemRuntime(block: BlockContext): Promise<ProblemRuntime> {
  const parsed = cachedProblem(z.string().parse(block.fields['data']));
  const settings = problemSettings(block.fields, block.courseEnd);
  const state = readProblemState(block.state.user_state);
  const standing = { attempts: state.attempts, done: state.done, correct: isCorrect(state) };
  const rules = problemRules(settings, standing, block.now, block.learner.staff);
  const seed = state.seed ?? firstSeed(settings, block.learner.userId, block.usageKey);
  return {
    problem: withMute(await variantOf(parsed, block, seed)),
    settings,
    state,
    seed,
    rules,
    rawPossible: problemMaxScore(parsed),
    waitSeconds: waitSeconds(settings, state, block.now),
  };
}

/** Stands among what is not gradable for Python that cannot be run here. */
export const scriptNotRun = 'script';

/** The problem with this seed. One whose script or grader cannot be run here is shown, without values of its script, and not graded. */
async function variantOf(problem: Problem, block: BlockContext, seed: number): Promise<Problem> {
  try {
    const { runScript } = block;
    const anonymousStudentId = anonymousId(block);
    const variant = await instantiateProblem(problem, { seed, runScript, anonymousStudentId });
    await requireModules(variant, runScript);
    return variant;
  } catch (error) {
    if (!isNotGradable(error)) throw error;
    // The module is named in the author's code, of which a learner is told nothing.
    const { module } = error.data;
    const name = block.learner.staff && typeof module === 'string' ? module : scriptNotRun;
    return { ...problem, notGradable: [...problem.notGradable, name] };
  }
}

/** Whose editor is of no kind there is has nothing to answer: Open edX grades it all the same, and fails at each attempt. */
function withMute(problem: Problem): Problem {
  const mute = problem.responses.filter(({ inputs }) => inputs.length === 0);
  if (mute.length === 0) return problem;
  const names = mute.map(({ element }) => element.name);
  return { ...problem, notGradable: [...new Set([...problem.notGradable, ...names])] };
}

/** Tells graders one learner from another in a course, and nothing else. */
function anonymousId({ learner, courseKey }: BlockContext): string {
  return bytesToHex(sha256(utf8ToBytes(`anonymous student ${learner.userId} ${courseKey}`))).slice(0, 32);
}

/** Points possible as the gradebook counts them: a weight replaces the number of points, whatever that is. */
export function weightedPossible(fields: JsonObject): number {
  const raw = problemMaxScore(parseProblem(z.string().parse(fields['data'])));
  const { weight } = problemSettings(fields);
  return raw === 0 ? 0 : (weight ?? raw);
}

/** `weighted_score` of openedx/core/lib/grade_utils.py: earned·weight/possible. */
export function weighted(settings: ProblemSettings, score: { raw_earned: number; raw_possible: number }) {
  const { weight } = settings;
  if (weight === null || score.raw_possible === 0)
    return { earned: score.raw_earned, possible: score.raw_possible };
  return { earned: (score.raw_earned * weight) / score.raw_possible, possible: weight };
}

function waitSeconds(settings: ProblemSettings, state: ProblemState, now: number): number {
  if (state.last_submission_time === undefined || settings.submissionWaitSeconds <= 0) return 0;
  const until = isoInstant(state.last_submission_time) + settings.submissionWaitSeconds * 1_000_000;
  return Math.max(0, Math.ceil((until - now) / 1_000_000));
}
