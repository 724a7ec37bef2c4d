import type { Instant } from '../../shared/clock.port.ts';
import type { ProblemSettings } from './problem-settings.ts';

/** Where a learner stands with a problem. */
export interface ProblemStanding {
  readonly attempts: number;
  /** Submitted since the last reset. */
  readonly done: boolean;
  /** All points earned with the last submission. */
  readonly correct: boolean;
}

/** What is open to a learner now (xblocks_contrib/problem/capa_block.py). */
export interface ProblemRules {
  readonly usedAllAttempts: boolean;
  readonly pastDue: boolean;
  readonly closed: boolean;
  readonly needsReset: boolean;
  readonly submit: boolean;
  readonly reset: boolean;
  readonly save: boolean;
  readonly correctnessShown: boolean;
  readonly answerShown: boolean;
}

export function problemRules(
  settings: ProblemSettings,
  standing: ProblemStanding,
  now: Instant,
  staff: boolean,
): ProblemRules {
  const { maxAttempts } = settings;
  const usedAllAttempts = maxAttempts !== null && standing.attempts >= maxAttempts;
  const pastDue = settings.closes !== null && now > settings.closes;
  const closed = usedAllAttempts || pastDue;
  const needsReset = standing.done && settings.rerandomize === 'always';
  // No attempts at all makes a survey: it is closed, but its answers may be saved and reset.
  const survey = maxAttempts === 0;
  const facts = { ...standing, usedAllAttempts, pastDue, closed };
  const correctnessShown = showsCorrectness(settings, pastDue, staff);
  return {
    usedAllAttempts,
    pastDue,
    closed,
    needsReset,
    submit: !closed && !needsReset,
    reset: (!closed || survey) && resetOffered(settings, standing),
    save: saveOffered(settings, closed, survey, needsReset),
    correctnessShown,
    answerShown: correctnessShown && answerOffered(settings, facts, staff),
  };
}

function resetOffered(settings: ProblemSettings, { done, correct }: ProblemStanding): boolean {
  const randomized = settings.rerandomize === 'always' || settings.rerandomize === 'onreset';
  if (randomized && done) return true;
  return !correct && settings.showResetButton;
}

function saveOffered(
  settings: ProblemSettings,
  closed: boolean,
  survey: boolean,
  needsReset: boolean,
): boolean {
  if (settings.forceSaveButton) return !closed;
  if (settings.maxAttempts === null && settings.rerandomize !== 'always') return false;
  return !(closed && !survey) && !needsReset;
}

function showsCorrectness(
  { showCorrectness, closes }: ProblemSettings,
  pastDue: boolean,
  staff: boolean,
): boolean {
  if (showCorrectness === 'never') return false;
  return staff || showCorrectness === 'always' || closes === null || pastDue;
}

interface AnswerFacts extends ProblemStanding {
  readonly usedAllAttempts: boolean;
  readonly pastDue: boolean;
  readonly closed: boolean;
}

function answerOffered(settings: ProblemSettings, facts: AnswerFacts, staff: boolean): boolean {
  const { showAnswer, maxAttempts, attemptsBeforeShowAnswer } = settings;
  if (showAnswer === '' || showAnswer === 'never') return false;
  if (staff) return true;
  switch (showAnswer) {
    case 'always':
      return true;
    case 'attempted':
      return facts.attempts > 0 || facts.pastDue;
    case 'attempted_no_past_due':
      return facts.attempts > 0;
    case 'answered':
      return facts.correct;
    case 'closed':
      return facts.closed;
    case 'finished':
      return facts.closed || facts.correct;
    case 'correct_or_past_due':
      return facts.correct || facts.pastDue;
    case 'past_due':
      return facts.pastDue;
    case 'after_attempts':
      return facts.attempts >= Math.min(attemptsBeforeShowAnswer, maxAttempts || Number.POSITIVE_INFINITY);
    case 'after_all_attempts':
      return facts.usedAllAttempts;
    case 'after_all_attempts_or_correct':
      return facts.usedAllAttempts || facts.correct;
    default:
      return false;
  }
}
