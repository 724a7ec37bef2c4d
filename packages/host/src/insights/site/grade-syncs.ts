import type { Instant } from '@coursewright/core';
import type { HostDeps } from '../../host-deps.ts';

/** How it stands with grades on their way to a platform. */
export interface GradeSync {
  readonly registrationId: string;
  readonly name: string;
  readonly waiting: number;
  readonly failed: number;
  /** Nothing is sent to it before then. */
  readonly pausedUntil: Instant | undefined;
  readonly reason: string | undefined;
}

export async function gradeSyncs({
  platforms,
  grades,
}: Pick<HostDeps['lti'], 'platforms' | 'grades'>): Promise<readonly GradeSync[]> {
  const all = await platforms.list();
  return Promise.all(
    all.map(async ({ id, name }) => {
      const { counts, courier } = await grades.situation(id);
      const { waiting, failed } = counts;
      return {
        registrationId: id,
        name,
        waiting,
        failed,
        pausedUntil: courier.pausedUntil,
        reason: courier.reason,
      };
    }),
  );
}

/** Does somebody have to look at it? */
export function isFailing({ failed, pausedUntil }: GradeSync): boolean {
  return failed > 0 || pausedUntil !== undefined;
}
