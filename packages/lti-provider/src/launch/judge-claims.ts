import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import type { JudgedToken } from './claim-check.ts';
import { messageChecks } from './message-checks.ts';
import { tokenChecks } from './token-checks.ts';

/** The first rule that the token breaks: who and when first, then the message. */
export function judgeClaims(token: JudgedToken): LtiRefusal | undefined {
  for (const check of [...tokenChecks, ...messageChecks]) {
    const refusal = check(token);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
