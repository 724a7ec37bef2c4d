import { createHash } from 'node:crypto';

/** One of our courses as it is used in a course of a platform. */
export interface Place {
  readonly registrationId: string;
  readonly deploymentId: string;
  /** Absent where launches name no context. */
  readonly contextId?: string;
  readonly courseKey: string;
}

/** Names a place. Hex. */
export function placeId({ registrationId, deploymentId, contextId, courseKey }: Place): string {
  return hashOf([registrationId, deploymentId, contextId ?? null, courseKey]);
}

/** Names what is graded in a place by a line item that we look after. Hex. */
export function columnId(place: Place, usageKey: string): string {
  return hashOf([placeId(place), usageKey]);
}

function hashOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
