import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CoreError, type Engine, type GradebookRow } from '@coursewright/core';
import { csvLine } from '@coursewright/core/shared';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { CourseVisit, CourseVisits } from './course-visits.ts';
import { gradebookColumns, type GradebookColumn } from './gradebook-columns.ts';
import { gradebookMain } from './gradebook-page.ts';
import { courseBanner, renderPage } from './page.ts';

const position = z.object({ after: z.string().max(1000).optional().catch(undefined) });
const PAGE = 50;
const CSV_PAGE = 500;

/** `/courses/KEY/gradebook`, in pages, and `/gradebook.csv`, whole: for the course team. */
export function gradebookRoutes(deps: {
  readonly engine: Pick<Engine, 'grading' | 'learning'>;
  readonly visit: CourseVisits;
}): Router {
  const { grading, learning } = deps.engine;
  const router = Router();

  const staffVisit = async (req: Request<{ courseKey: string }>, res: Response) => {
    const visit = await deps.visit(req, res);
    if (visit?.staff === false) {
      throw new CoreError('forbidden', `Only the course team of ${req.params.courseKey} may see this.`);
    }
    return visit;
  };
  const columnsOf = async ({ viewer, course: { courseKey } }: CourseVisit) =>
    gradebookColumns((await learning.outline({ userId: viewer.account.id, courseKey })).outline);

  router.get('/courses/:courseKey/gradebook', async (req, res) => {
    const visit = await staffVisit(req, res);
    if (visit === undefined) return;
    const { after } = position.parse(req.query);
    const page = await grading.gradebook(req.params.courseKey, { limit: PAGE, ...(after && { after }) });
    const main = gradebookMain(visit, { columns: await columnsOf(visit), page, first: after === undefined });
    const title = visit.words.t('gradebook.title');
    const banner = courseBanner(visit.course, 'gradebook', visit, visit);
    res.type('html').send(renderPage(visit, { title, banner, main, width: 'wide' }));
  });

  router.get('/courses/:courseKey/gradebook.csv', async (req, res) => {
    const visit = await staffVisit(req, res);
    if (visit === undefined) return;
    const columns = await columnsOf(visit);
    const { org, number, run, courseKey } = visit.course;
    res.attachment(`gradebook-${org}-${number}-${run}.csv`).type('text/csv; charset=utf-8');
    await pipeline(Readable.from(csvLines(courseKey, columns)), res);
  });

  async function* csvLines(courseKey: string, columns: readonly GradebookColumn[]) {
    // The byte order mark tells Excel that this is UTF-8.
    yield `\uFEFF${csvLine(['Username', 'Name', 'Grade', 'Letter', ...columns.map(({ label, title }) => `${label}: ${title}`)])}`;
    let after: string | undefined;
    do {
      const page = await grading.gradebook(courseKey, { limit: CSV_PAGE, ...(after && { after }) });
      yield page.items.map((row) => csvRow(row, columns)).join('');
      after = page.next;
    } while (after !== undefined);
  }
  return router;
}

function csvRow(row: GradebookRow, columns: readonly GradebookColumn[]): string {
  const scores = columns.map(({ usageKey }) => {
    const score = row.subsections[usageKey];
    return score === undefined || score.possible === 0 ? '' : score.earned / score.possible;
  });
  return csvLine([row.username, row.name, row.percent, row.letter ?? '', ...scores]);
}
