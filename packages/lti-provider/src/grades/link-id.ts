import { createHash } from 'node:crypto';

interface LinkPlace {
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly contextId: string | undefined;
  readonly resourceLinkId: string;
}

/** Names a resource link: its id is unique within its deployment (core §5.3.5), and a context keeps copies apart. Hex. */
export function linkId({ registrationId, deploymentId, contextId, resourceLinkId }: LinkPlace): string {
  const place = JSON.stringify([registrationId, deploymentId, contextId ?? null, resourceLinkId]);
  return createHash('sha256').update(place).digest('hex');
}
