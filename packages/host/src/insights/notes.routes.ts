import { CoreError } from '@coursewright/core';
import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../accounts/csrf.ts';
import type { InsightsVisits } from './insights-visit.ts';
import type { InsightsDeps } from './open-insights.ts';
import { writeTeamNote } from './write-team-note.ts';

const form = z.object({
  csrf: z.string().catch(''),
  remove: z.string().max(64).optional(),
  day: z.iso.date().optional(),
  text: z.string().max(500).optional(),
});

/** `/courses/KEY/insights/notes`: takes the form of notes. */
export function notesRoutes(deps: InsightsDeps & { readonly insightsVisits: InsightsVisits }): Router {
  const router = Router();
  router.post(
    '/courses/:courseKey/insights/notes',
    urlencoded({ extended: false, limit: '8kb' }),
    async (req, res) => {
      const visit = await deps.insightsVisits(req, res);
      if (visit === undefined) return;
      const given = form.safeParse(req.body ?? {});
      if (!given.success) throw new CoreError('bad_input', 'A note needs a day and a text.');
      const { csrf, remove, day, text } = given.data;
      checkCsrf(visit.viewer.csrfTokens, csrf);
      const { courseKey } = visit.course;
      if (remove !== undefined) {
        await deps.records.transaction(({ teamNotes }) => teamNotes.remove(courseKey, remove));
      } else {
        if (day === undefined || text === undefined)
          throw new CoreError('bad_input', 'A note needs a day and a text.');
        await writeTeamNote(deps, { courseKey, day, text, userId: visit.viewer.account.id });
      }
      res.redirect(303, `${visit.path('')}#notes`);
    },
  );
  return router;
}
