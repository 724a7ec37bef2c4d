import type { ApiError } from '../api/api-error.ts';
import type { Localize } from './localize.ts';
import { timeLeft } from './time-left.ts';

/** What a fault or a refusal means for the learner, in their language; never the server's own words for a developer. */
export function errorSentence(words: Localize, error: ApiError): string {
  switch (error.code) {
    case 'network':
      return words.term('faultNetwork');
    case 'no_credentials':
    case 'not_logged_in':
    case 'token_expired':
    case 'code_not_valid':
    case 'form_expired':
    case 'assertion_not_valid':
      return words.term('faultSession');
    case 'origin_not_allowed':
      return words.term('faultOrigin');
    case 'forbidden':
    case 'not_enrolled':
      return words.term('faultForbidden');
    case 'not_started':
      return words.term('faultNotStarted');
    case 'ended':
      return words.term('faultEnded');
    case 'course_not_found':
    case 'block_not_found':
    case 'not_found':
    case 'invalid_key':
      return words.term('faultNotFound');
    case 'too_many_requests':
      return words.term('faultTooMany', error.retryAfter);
    case 'bad_input':
    case 'bad_answer':
      return words.term('faultAnswer');
    case 'invalid_problem':
      return words.term('faultProblem');
    case 'attempts_used':
      return words.term('refusedAttemptsUsed');
    case 'past_due':
      return words.term('refusedPastDue');
    case 'needs_reset':
      return words.term('refusedNeedsReset');
    case 'correct':
      return words.term('refusedCorrect');
    case 'not_gradable':
      return words.term('refusedNotGradable');
    case 'waiting':
      return words.term('refusedWaiting', timeLeft(words, Number(error.facts['seconds'] ?? 0)));
    case 'not_answered':
      return words.term('refusedNotAnswered');
    case 'answer_not_available':
      return words.term('refusedAnswerNotAvailable');
    case 'no_more_hints':
      return words.term('refusedNoMoreHints');
    default:
      if (error.isLost) return words.term('faultAway');
      return error.status >= 500 ? words.term('faultServer') : words.term('faultOther');
  }
}
