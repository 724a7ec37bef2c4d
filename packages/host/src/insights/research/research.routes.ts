import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { researchTables } from '@coursewright/analytics';
import { CoreError, researchExported, type EventLog } from '@coursewright/core';
import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../../accounts/csrf.ts';
import type { HostDeps } from '../../host-deps.ts';
import { originOf } from '../../http/event-origin.ts';
import type { Visits } from '../../lms/visits.ts';
import type { WidgetBundle } from '../../lms/widget-bundle.ts';
import { insightsPage } from '../insights-page.ts';
import { insightsVisits, type InsightsVisit } from '../insights-visit.ts';
import { openInsights, type InsightsDeps } from '../open-insights.ts';
import { researchBody } from './research-page.ts';
import { researchCsv, researchLines } from './research-data.ts';

const form = z.object({
  csrf: z.string().catch(''),
  what: z.enum(['events', ...researchTables.map(({ name }) => name)]),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  purpose: z.string().trim().min(3).max(500),
  consent: z.literal('yes'),
});

const address = '/courses/:courseKey/insights/research';

/** `/courses/KEY/insights/research`: data of a course under pseudonyms, for those of its team who see learners. */
export function researchRoutes(
  deps: InsightsDeps &
    Pick<HostDeps, 'secret' | 'log'> & { readonly visits: Visits; readonly widgets: WidgetBundle },
): Router {
  const router = Router();
  const visits = insightsVisits({ ...deps, insights: openInsights(deps) });

  router.get(address, async (req, res) => {
    const visit = await visits(req, res);
    if (visit === undefined) return;
    assertTeam(visit);
    const { t } = visit.words;
    const body = researchBody(visit, await lastDay(deps.analytics.log));
    const above = [[visit.path(''), t('insights.behind.above')]] as const;
    const parts = { tab: 'overview', title: t('insights.research.title'), body, above } as const;
    res.type('html').send(insightsPage(visit, deps.widgets, parts));
  });

  router.post(address, urlencoded({ extended: false, limit: '8kb' }), async (req, res) => {
    const visit = await visits(req, res);
    if (visit === undefined) return;
    assertTeam(visit);
    const given = form.safeParse(req.body ?? {});
    if (!given.success)
      throw new CoreError(
        'bad_input',
        'Say what you want and what for, and confirm that learners have agreed.',
      );
    const { csrf, what, purpose, from, to } = given.data;
    checkCsrf(visit.viewer.csrfTokens, csrf);
    if (what === 'events' && (from === undefined || to === undefined || from > to))
      throw new CoreError('bad_input', 'Say from which day to which: the first is not behind the last.');
    const { courseKey } = visit.course;
    const days = from !== undefined && to !== undefined && what === 'events' ? { from, to } : undefined;
    // Nothing leaves before it is known who asked for it, and what for.
    await deps.records.transaction((tx) =>
      tx.events.emit(researchExported, {
        data: { what, purpose, ...days },
        origin: originOf(req, visit.viewer),
        courseId: courseKey,
      }),
    );
    const course = courseKey.replace(/^[\w-]+:/, '').replaceAll(/[^\w.~-]/g, '-');
    res.setHeader('Cache-Control', 'no-store');
    if (days === undefined) {
      res.attachment(`${course}--${what}.csv`).type('text/csv; charset=utf-8');
      await sent(deps, pipeline(Readable.from(researchCsv(deps, courseKey, what)), res));
    } else {
      res.attachment(`${course}--events-${days.from}-${days.to}.jsonl.gz`).type('application/gzip');
      const lines = Readable.from(researchLines(deps, courseKey, days));
      await sent(deps, pipeline(lines, createGzip(), res));
    }
  });
  return router;
}

/** What breaks off has no other sign than its end: the headers are gone. */
async function sent({ log }: Pick<HostDeps, 'log'>, download: Promise<void>): Promise<void> {
  await download.catch((error: unknown) => {
    log.warn({ err: error }, 'a download of research data broke off');
  });
}

function assertTeam({ insights, course }: InsightsVisit): void {
  if (!insights.personal)
    throw new CoreError('forbidden', `Your role in ${course.courseKey} does not show single learners.`);
}

async function lastDay(log: Pick<EventLog, 'hours'>): Promise<string | undefined> {
  const last = (await log.hours()).at(-1);
  return last === undefined ? undefined : new Date(last.hour / 1000).toISOString().slice(0, 10);
}
