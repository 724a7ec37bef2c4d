import type { Clock } from '@coursewright/core';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import { refusalCatalogue } from '../refusals/refusal-catalogue.ts';
import type { Registration } from '../registrations/registration.ts';
import { claims as names } from '../spec/claims.ts';
import type { LaunchObservation, ObserveLaunch } from './launch-observation.ts';
import type { LoginState } from './login-state.ts';
import type { ReceivedMessage } from './receive-message.ts';

export interface ObserveDeps {
  readonly observe: ObserveLaunch;
  readonly clock: Clock;
}

/** What was known of a login or launch when it was refused. */
export interface RefusedLaunch {
  readonly refusal: LtiRefusal;
  readonly registration?: Registration;
  readonly state?: LoginState;
  /** The token as it was sent, whoever signed it. */
  readonly token?: string;
}

export function observeRefusal(
  { observe, clock }: ObserveDeps,
  { id, step }: Pick<LaunchObservation, 'id' | 'step'>,
  { refusal, registration, state, token }: RefusedLaunch,
): void {
  const code = refusal.refused;
  const claims = readable(token, decodeJwt);
  const header = readable(token, decodeProtectedHeader);
  const deploymentId = text(claims?.[names.deploymentId]) ?? state?.deploymentId;
  const contextId = text(member(claims?.[names.context], 'id'));
  const resourceLinkId = text(member(claims?.[names.resourceLink], 'id'));
  const messageType = text(claims?.[names.messageType]);
  observe({
    id,
    at: clock.now(),
    outcome: 'refused',
    step,
    code,
    section: refusalCatalogue[code].section,
    facts: refusal.facts ?? {},
    ...platformOf(registration, member(claims?.[names.toolPlatform], 'product_family_code')),
    ...(deploymentId !== undefined && { deploymentId }),
    ...(contextId !== undefined && { contextId }),
    ...(resourceLinkId !== undefined && { resourceLinkId }),
    ...(messageType !== undefined && { messageType }),
    ...(header !== undefined && { header }),
    ...(claims !== undefined && { claims }),
  });
}

export function observeOpened(
  { observe, clock }: ObserveDeps,
  { message, registration }: ReceivedMessage,
  { id, userId }: Pick<LaunchObservation, 'id' | 'userId'>,
): void {
  const { contextId, resourceLinkId } = message;
  observe({
    id,
    at: clock.now(),
    outcome: 'opened',
    step: 'launch',
    facts: {},
    ...platformOf(registration, message.product),
    deploymentId: message.deploymentId,
    ...(contextId !== undefined && { contextId }),
    ...(resourceLinkId !== undefined && { resourceLinkId }),
    messageType: message.type,
    ...(userId !== undefined && { userId }),
  });
}

function platformOf(registration: Registration | undefined, claimed: unknown) {
  const product = text(claimed) ?? registration?.product;
  return {
    ...(registration !== undefined && { registrationId: registration.id }),
    ...(product !== undefined && { product: product.toLowerCase() }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Of a token that may be anything; nobody has verified it. */
function readable(
  token: string | undefined,
  read: (token: string) => object,
): Readonly<Record<string, unknown>> | undefined {
  if (token === undefined) return undefined;
  try {
    return { ...read(token) };
  } catch {
    return undefined;
  }
}
