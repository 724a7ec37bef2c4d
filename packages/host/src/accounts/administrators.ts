import { CoreError, type LearnerService } from '@coursewright/core';
import type { Request } from 'express';
import type { Sessions } from './sessions.ts';
import type { Viewer } from './viewer.ts';

/** Throws `forbidden` for whoever is no site administrator, or came by a token that was given for some courses. */
export function assertAdministrator(viewer: Viewer): void {
  if (viewer.account.superuser && viewer.courses === null) return;
  throw new CoreError('forbidden', 'Only site administrators may do this.');
}

/** Whether a site administrator has sent the request, by the session of the host's own pages. */
export function administratorSessions(deps: {
  readonly sessions: Pick<Sessions, 'of'>;
  readonly learners: Pick<LearnerService, 'account'>;
}): (req: Request) => Promise<boolean> {
  return async (req) => {
    const session = await deps.sessions.of(req);
    return session !== undefined && (await deps.learners.account(session.userId)).superuser;
  };
}
