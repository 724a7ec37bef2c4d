import type { Instant } from '@coursewright/core';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import type { RefusalCode } from '../refusals/refusal-catalogue.ts';

/** What became of a login or a launch, for those who look after the tool. Holds no token and no signature. */
export interface LaunchObservation {
  /** The id that the refusal's page shows, or the launch's. */
  readonly id: string;
  readonly at: Instant;
  readonly outcome: 'opened' | 'refused';
  /** Where it came to its end. */
  readonly step: 'login' | 'launch';
  readonly code?: RefusalCode;
  /** Where the standard asks for what was missing. */
  readonly section?: string;
  /** As the sentence of the refusal tells them. */
  readonly facts: NonNullable<LtiRefusal['facts']>;
  readonly registrationId?: string;
  readonly product?: string;
  readonly deploymentId?: string;
  readonly contextId?: string;
  readonly resourceLinkId?: string;
  readonly messageType?: string;
  readonly userId?: number;
  /** Of a refused token what could be read, as it came: whoever keeps it takes out what tells who somebody is. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Takes what happened; never throws, and nobody waits for it. */
export type ObserveLaunch = (launch: LaunchObservation) => void;
