import { Router } from 'express';
import type { Visits } from '../../lms/visits.ts';
import { apiDocument } from './api-document.ts';
import { explorerPage } from './explorer-page.ts';

/** `/api`: the API for a person to read and to try. The page's script is the host's own; nothing comes from elsewhere. */
export function explorerRoutes({
  document,
  visits,
}: {
  readonly document: object;
  readonly visits: Visits;
}): Router {
  const router = Router();
  const parsed = apiDocument.parse(document);
  router.get('/api', async (req, res) => {
    const context = await visits.of(req, res);
    res.type('html').send(explorerPage(context, parsed));
  });
  return router;
}
