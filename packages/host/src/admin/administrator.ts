import { CoreError } from '@coursewright/core';
import type { Request, Response } from 'express';
import type { Viewer } from '../accounts/viewer.ts';
import type { PageContext } from '../lms/page.ts';
import type { Visits } from '../lms/visits.ts';

/** A site administrator on the host's own pages, with the token of their forms. */
export interface AdministratorVisit {
  readonly context: PageContext & { readonly viewer: Viewer };
  readonly csrf: string;
}

/** Knows the administrators among visitors: who is not logged in is sent to the log-in page, anybody else gets `forbidden`. */
export type Administrators = (req: Request, res: Response) => Promise<AdministratorVisit | undefined>;

export function administrators(visits: Visits): Administrators {
  return async (req, res) => {
    const context = await visits.loggedIn(req, res);
    if (context === undefined) return undefined;
    const { account, csrfToken } = context.viewer;
    if (account.superuser && csrfToken !== undefined) return { context, csrf: csrfToken };
    throw new CoreError('forbidden', 'Only site administrators may see this.');
  };
}
