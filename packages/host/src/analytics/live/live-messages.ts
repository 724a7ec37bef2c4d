import { z } from 'zod';
import type { Settings } from '../../settings.ts';
import type { AnalyticsSettings } from '../analytics-settings.ts';

/** What the thread of live analytics is started with. */
export interface LiveSettings extends Pick<
  Settings,
  'data' | 'mysqlUrl' | 'analyticsMysqlUrl' | 'mongodbUrl' | 's3' | 'plugins'
> {
  readonly analytics: Pick<AnalyticsSettings, 'countries'>;
  /** Of addresses in the tables. */
  readonly origin: string;
}

/** What the thread tells. Instants are microseconds. */
export const fromLive = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('state'),
    state: z.object({ behindSince: z.number().optional(), settled: z.number().optional() }),
  }),
  z.object({ kind: z.literal('fault'), message: z.string(), stack: z.string().optional() }),
]);
export type FromLive = z.infer<typeof fromLive>;
