import { CoreError } from '@coursewright/core';
import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../../accounts/csrf.ts';
import type { Viewer } from '../../accounts/viewer.ts';
import { createApiToken, revokeApiToken } from '../../accounts/tokens/api-tokens.ts';
import type { PageContext } from '../../lms/page.ts';
import type { Visits } from '../../lms/visits.ts';
import { openInsights, type InsightsDeps } from '../open-insights.ts';
import { lifetimes, tokensPage, type ShownToken } from './tokens-page.ts';

/** Of one account, or of all services. */
const most = 50;

const made = z.object({
  csrf: z.string().catch(''),
  name: z.string().trim().min(1).max(200),
  days: z.coerce.number().refine((days) => lifetimes.some((one) => one === days)),
  of: z.enum(['me', 'service']).catch('me'),
});
const revoked = z.object({ csrf: z.string().catch(''), id: z.string().max(64) });
const formLimits = { extended: false, limit: '4kb' };

interface TokensVisit extends PageContext {
  readonly viewer: Viewer;
  readonly csrf: string;
  readonly all: boolean;
}

/**
 * `/insights/tokens`: the tokens with which programs read the analytics API, for those who may read it: one's own, and for
 * administrators everybody's.
 */
export function tokenRoutes(deps: InsightsDeps & { readonly visits: Visits }): Router {
  const { records, engine, clock } = deps;
  const router = Router();
  const insights = openInsights(deps);

  const visitOf = async (req: Request, res: Response): Promise<TokensVisit | undefined> => {
    const context = await deps.visits.loggedIn(req, res);
    if (context === undefined) return undefined;
    const { viewer } = context;
    const { csrfToken: csrf, account } = viewer;
    const reached = await insights.courses(viewer);
    if (csrf === undefined || reached?.size === 0)
      throw new CoreError('forbidden', 'Only course teams and site administrators have tokens.');
    return { ...context, viewer, csrf, all: account.superuser };
  };
  const tokensFor = async ({ all, viewer }: TokensVisit): Promise<readonly ShownToken[]> => {
    const tokens = await records.read(({ apiTokens }) => apiTokens.list());
    const shown = tokens.filter(({ userId }) => all || userId === viewer.account.id);
    return Promise.all(shown.map(async (token) => ({ ...token, ...(await ownerOf(token.userId)) })));
  };
  const ownerOf = async (userId: number | undefined): Promise<{ readonly username?: string }> => {
    if (userId === undefined) return {};
    const account = await engine.learners.account(userId).catch(() => undefined);
    return { username: account?.username ?? String(userId) };
  };
  const show = async (visit: TokensVisit, more: { readonly secret?: string; readonly revoked: boolean }) => {
    const { csrf, all } = visit;
    const tokens = await tokensFor(visit);
    visit.res.type('html').send(tokensPage(visit, { csrf, all, tokens, now: clock.now(), ...more }));
  };

  router.get('/insights/tokens', async (req, res) => {
    const visit = await visitOf(req, res);
    if (visit !== undefined) await show(visit, { revoked: req.query['done'] === 'revoked' });
  });

  router.post('/insights/tokens', urlencoded(formLimits), async (req, res) => {
    const visit = await visitOf(req, res);
    if (visit === undefined) return;
    const given = made.safeParse(req.body ?? {});
    if (!given.success)
      throw new CoreError('bad_input', 'A token needs a name of at most 200 letters, and an end.');
    const { csrf, name, days, of } = given.data;
    checkCsrf(visit.viewer.csrfTokens, csrf);
    const { account } = visit.viewer;
    if (of === 'service' && !visit.all)
      throw new CoreError('forbidden', 'Only site administrators make tokens of services.');
    const owner = of === 'service' ? undefined : account.id;
    const tokens = await records.read(({ apiTokens }) => apiTokens.list());
    if (tokens.filter(({ userId }) => userId === owner).length >= most)
      throw new CoreError('conflict', `There are ${most} such tokens already: take one away first.`);
    const { secret } = await createApiToken(
      { ...deps, learners: engine.learners },
      {
        name,
        ...(owner !== undefined && { username: account.username }),
        ...(days > 0 && { days }),
      },
    );
    await show(visit, { secret, revoked: false });
  });

  router.post('/insights/tokens/revoke', urlencoded(formLimits), async (req, res) => {
    const visit = await visitOf(req, res);
    if (visit === undefined) return;
    const given = revoked.safeParse(req.body ?? {});
    if (!given.success) throw new CoreError('bad_input', 'The form names no token.');
    checkCsrf(visit.viewer.csrfTokens, given.data.csrf);
    await revokeApiToken(records, given.data.id, visit.all ? undefined : { userId: visit.viewer.account.id });
    res.redirect(303, '/insights/tokens?done=revoked');
  });
  return router;
}
