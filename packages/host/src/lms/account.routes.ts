import {
  CoreError,
  formatInstant,
  genders,
  levelsOfEducation,
  nothingTold,
  type Clock,
  type Engine,
} from '@coursewright/core';
import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../accounts/csrf.ts';
import { originOf } from '../http/event-origin.ts';
import { accountPage } from './account-page.ts';
import type { Visits } from './visits.ts';

interface AccountDeps {
  readonly engine: Pick<Engine, 'learners'>;
  readonly clock: Clock;
  readonly visits: Visits;
}

const form = z.object({
  csrf: z.string().catch(''),
  year_of_birth: z.string().trim().max(20).catch(''),
  gender: z.enum(genders).nullable().catch(null),
  level_of_education: z.enum(levelsOfEducation).nullable().catch(null),
});
const query = z.object({ saved: z.literal('').optional().catch(undefined) });

/** `/account`: what one tells of oneself. */
export function accountRoutes({ engine, clock, visits }: AccountDeps): Router {
  const { learners } = engine;
  const router = Router();

  router.get('/account', async (req, res) => {
    const visit = await visits.loggedIn(req, res);
    if (visit === undefined) return;
    const { account, csrfToken: csrf = '' } = visit.viewer;
    const told = await learners.demographics(account.id);
    const saved = query.parse(req.query).saved !== undefined;
    res.type('html').send(accountPage(visit, { told, csrf, saved }));
  });

  router.post('/account', urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
    const visit = await visits.loggedIn(req, res);
    if (visit === undefined) return;
    const { account, csrfToken: csrf = '', csrfTokens } = visit.viewer;
    const { gender, level_of_education: levelOfEducation, ...given } = form.parse(req.body ?? {});
    checkCsrf(csrfTokens, given.csrf);
    const year = given.year_of_birth;
    const yearOfBirth = year === '' ? null : /^\d{4}$/.test(year) ? Number(year) : Number.NaN;
    const told = { gender, levelOfEducation, yearOfBirth };
    try {
      await learners.tellDemographics(account.id, told, originOf(req, visit.viewer));
    } catch (error) {
      if (!(error instanceof CoreError && error.code === 'bad_input')) throw error;
      const until = Number(formatInstant(clock.now()).slice(0, 4));
      const complaint = visit.words.t('account.wrongYear', {
        from: String(until - 119),
        until: String(until),
      });
      const again = { ...nothingTold, gender, levelOfEducation };
      res
        .status(422)
        .type('html')
        .send(accountPage(visit, { told: again, csrf, saved: false, complaint }));
      return;
    }
    res.redirect(303, '/account?saved');
  });
  return router;
}
