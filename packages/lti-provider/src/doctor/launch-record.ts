import type { LaunchObservation } from '../launch/launch-observation.ts';
import type { LaunchRecord } from './launch-record-store.port.ts';
import { redactClaims, redactHeader, shortened } from './redact-claims.ts';

/** What is kept of a launch that was seen: nothing that tells who came, and nothing longer than it has to be. */
export function launchRecord({ userId: _person, ...seen }: LaunchObservation): LaunchRecord {
  const { header, claims, facts, product, deploymentId, contextId, resourceLinkId, messageType } = seen;
  return {
    ...seen,
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' ? value : short(value)]),
    ),
    ...(product !== undefined && { product: short(product) }),
    ...(deploymentId !== undefined && { deploymentId: short(deploymentId) }),
    ...(contextId !== undefined && { contextId: short(contextId) }),
    ...(resourceLinkId !== undefined && { resourceLinkId: short(resourceLinkId) }),
    ...(messageType !== undefined && { messageType: short(messageType) }),
    ...(header !== undefined && { header: redactHeader(header) }),
    ...(claims !== undefined && { claims: redactClaims(claims) }),
  };
}

function short(text: string): string {
  return String(shortened(text));
}
