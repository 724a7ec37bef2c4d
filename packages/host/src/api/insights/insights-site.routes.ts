import { insightsLanguages } from '@coursewright/analytics/insights';
import { CoreError, type Instant } from '@coursewright/core';
import { z } from 'zod';
import { languageOf } from '../../insights/language-of.ts';
import { readSite, type SiteDeps } from '../../insights/site/read-site.ts';
import type { Translator } from '../../lms/i18n/translator.ts';
import { viewerEndpoint, type Endpoint } from '../endpoint.ts';
import { chartView } from './insights.schemas.ts';

const time = z.iso.datetime().nullable();
const bytes = z.int().min(0);
const inServer = bytes.nullable().meta({ description: 'Bytes; null where it is in a database server' });

/** The whole site, for administrators. */
export function insightsSiteEndpoints(
  deps: SiteDeps & { readonly translator: Translator },
): readonly Endpoint[] {
  return [
    viewerEndpoint({
      id: 'getInsightsSite',
      method: 'get',
      path: '/api/insights/site',
      summary: 'The whole site at a glance, for administrators',
      tag: 'insights',
      input: z.object({ query: z.object({ language: z.enum(insightsLanguages).optional() }) }),
      response: z.object({
        active: z
          .object({
            until: z.iso.date().nullable().meta({ description: 'The last day that anything was counted of' }),
            day: z.int(),
            week: z.int(),
            fourWeeks: z.int(),
          })
          .meta({
            description: 'Different learners who did something on that day, and in the 7 and 28 days to it',
          }),
        charts: z.array(chartView),
        freshness: z.object({
          newestEvent: time,
          published: time,
          behindSeconds: z
            .int()
            .nullable()
            .meta({ description: 'How far the published tables are behind the event log' }),
          waiting: z.int().meta({ description: 'Events and jobs that are not in the log and the queue yet' }),
          waitingSince: time,
        }),
        storage: z.object({
          records: inServer,
          tables: inServer,
          files: z.object({
            bytes,
            count: z.int(),
            whole: z.boolean().meta({ description: 'False where there are more' }),
          }),
          log: z.object({ bytes, hours: z.int() }),
          free: bytes.nullable().meta({ description: 'Left on the disk of the data folder' }),
        }),
        gradeSyncs: z.array(
          z.object({
            registrationId: z.string(),
            name: z.string(),
            waiting: z.int(),
            failed: z.int(),
            pausedUntil: time,
            reason: z.string().nullable(),
          }),
        ),
      }),
      problems: [403],
      handle: async ({ query }, { viewer, req }) => {
        if (!viewer.account.superuser || viewer.courses !== null)
          throw new CoreError('forbidden', 'Only site administrators may see this.');
        const { code } = languageOf(deps.translator, req, viewer, query.language);
        const { active, charts, freshness, storage, gradeSyncs } = await readSite(deps, code);
        return {
          active: {
            until: active.until ?? null,
            day: active.day,
            week: active.week,
            fourWeeks: active.fourWeeks,
          },
          charts: charts.map(({ chart }) => chart),
          freshness: {
            newestEvent: isoOf(freshness.newestEvent),
            published: isoOf(freshness.published),
            behindSeconds: freshness.behind ?? null,
            waiting: freshness.waiting,
            waitingSince: isoOf(freshness.waitingSince),
          },
          storage: {
            ...storage,
            records: storage.records ?? null,
            tables: storage.tables ?? null,
            free: storage.free ?? null,
          },
          gradeSyncs: gradeSyncs.map(({ pausedUntil, reason, ...sync }) => ({
            ...sync,
            pausedUntil: isoOf(pausedUntil),
            reason: reason ?? null,
          })),
        };
      },
    }),
  ];
}

function isoOf(at: Instant | undefined): string | null {
  return at === undefined ? null : new Date(Math.floor(at / 1000)).toISOString();
}
