import type { Instant } from '@coursewright/core';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import type { Registration } from '../registrations/registration.ts';
import type { LoginState } from './login-state.ts';
import type { SignedClaims } from './verify-id-token.ts';

/** What claims are judged by. */
export interface JudgedToken {
  readonly claims: SignedClaims;
  readonly registration: Registration;
  readonly state: LoginState;
  readonly now: Instant;
}

/** One rule of the standard: why the token breaks it, or undefined when it keeps it. */
export type ClaimCheck = (token: JudgedToken) => LtiRefusal | undefined;
