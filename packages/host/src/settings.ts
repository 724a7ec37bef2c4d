import path from 'node:path';
import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import { serviceFaults, serviceSettings, servicesOf, type ServiceSettings } from './service-settings.ts';

import { analyticsOf, analyticsSettings, type AnalyticsSettings } from './analytics/analytics-settings.ts';
import { keepOf, retentionSettings, type Keep } from './retention/retention-settings.ts';

const pythonChoices = ['auto', 'bubblewrap', 'pyodide', 'off'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What the process is told by its environment; docs/reference/settings.md is made of it. */
export const settingsSchema = z.object({
  PORT: z.coerce
    .number('must be a number')
    .int()
    .min(0)
    .max(65_535)
    .default(4000)
    .describe('Port of the host; 0 takes any that is free.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address that is listened on; 0.0.0.0 for every one of the machine.'),
  COURSEWRIGHT_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of everything that is stored: database, files, event log, secret.'),
  COURSEWRIGHT_MYSQL_URL: z
    .string()
    .regex(/^mysql:\/\/[^/]+\/[^/?]+(\?.*)?$/, 'must look like mysql://USER:PASSWORD@HOST:PORT/DATABASE')
    .optional()
    .describe(
      'Database on MySQL 8 or MariaDB 10.6 and later, mysql://USER:PASSWORD@HOST:PORT/DATABASE. Default: SQLite in the data folder.',
    ),
  COURSEWRIGHT_ANALYTICS_MYSQL_URL: z
    .string()
    .regex(/^mysql:\/\/[^/]+\/[^/?]+(\?.*)?$/, 'must look like mysql://USER:PASSWORD@HOST:PORT/DATABASE')
    .optional()
    .describe(
      'Database of the published analytics tables, as COURSEWRIGHT_MYSQL_URL. Default: that one; without it, analytics.sqlite in the data folder.',
    ),
  ...analyticsSettings,
  ...serviceSettings,
  COURSEWRIGHT_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .refine((url) => new URL(url).pathname === '/', 'must be an origin without a path')
    .refine(
      (url) => url.startsWith('https:') || loopback.test(new URL(url).hostname),
      'must be https, except on this machine: learners would send passwords and answers in the clear',
    )
    .transform((url) => new URL(url).origin)
    .optional()
    .describe('Origin that browsers see; every address derives from it. Default: HOST and PORT, over http.'),
  COURSEWRIGHT_PLUGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((one) => one.trim()))
    .transform((list) => list.filter((one) => one !== ''))
    .describe('Modules that bring block types, with commas between: packages, or files as ./blocks.js.'),
  COURSEWRIGHT_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe(
      'Signs sessions, tokens and file addresses. Default: one that is made and kept in the data folder.',
    ),
  COURSEWRIGHT_OLD_SECRETS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''))
    .refine((list) => list.every((one) => one.length >= 32), 'must each have at least 32 characters')
    .describe(
      'Secrets that came before COURSEWRIGHT_SECRET, with commas between: what they signed is still taken.',
    ),
  COURSEWRIGHT_TRUST_PROXY: z.coerce
    .number('must be a number of proxies')
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('How many proxies in front are believed when they say whom they speak for.'),
  COURSEWRIGHT_SITE_NAME: z
    .string()
    .min(1)
    .max(80)
    .default('Coursewright')
    .describe('Name of the site on its pages.'),
  COURSEWRIGHT_LTI_PRIVATE_NETWORKS: z
    .enum(['yes', 'no'], 'must be yes or no')
    .default('no')
    .describe(
      'yes lets LMSs on private networks (10.0.0.0/8, fc00::/7, this machine …) register themselves: for a campus, never for a host that strangers reach.',
    ),
  COURSEWRIGHT_PYTHON: z
    .enum(pythonChoices, `must be one of ${pythonChoices.join(', ')}`)
    .default('auto')
    .describe(
      "What runs authors' Python: bubblewrap (python3 of this machine, jailed), pyodide (nothing to install, without numpy and scipy), off; auto takes bubblewrap where it is installed.",
    ),
  ...retentionSettings,
  COURSEWRIGHT_INSIGHTS_MINIMUM_GROUP: z.coerce
    .number('must be a number of learners')
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe(
      'Insights does not show groups of fewer learners by themselves where they tell what people are (gender, age, education, country); 1 shows all.',
    ),
  COURSEWRIGHT_TRACK_REQUESTS: z
    .enum(['yes', 'no'], 'must be yes or no')
    .default('yes')
    .describe(
      'Each request for a page or the API is an event that is called by its path, as in Open edX; last subsections viewed are counted from them, and activity too. no leaves them out.',
    ),
  COURSEWRIGHT_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/, 'must have at least 16 letters, digits and . _ ~ + / = -')
    .optional()
    .describe(
      'Bearer token that /metrics is read with. Default: it answers only who asks from this machine, past no proxy.',
    ),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(', ')}`)
    .default('info')
    .describe(`How much is logged: ${logLevels.join(', ')}.`),
});

export type PythonChoice = (typeof pythonChoices)[number];

/** The settings as the host uses them. */
export interface Settings extends ServiceSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly data: string;
  /** `mysql://…`; absent = SQLite in the data folder. */
  readonly mysqlUrl?: string;
  /** `mysql://…` of the published analytics tables; absent = `mysqlUrl`, or SQLite in the data folder. */
  readonly analyticsMysqlUrl?: string;
  readonly analytics: AnalyticsSettings;
  /** Origin that browsers see, without a trailing slash; absent = the address the server listens on. */
  readonly publicUrl?: string;
  readonly plugins: readonly string[];
  readonly logLevel: (typeof logLevels)[number];
  /** At least 32 characters; absent = the one kept in the data folder. */
  readonly secret?: string;
  /** Those before it. */
  readonly oldSecrets: readonly string[];
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly trustProxy: number;
  readonly siteName: string;
  /** What runs authors' Python. */
  readonly python: PythonChoice;
  readonly keep: Keep;
  /** LMSs on private networks may register themselves. */
  readonly ltiPrivateNetworks: boolean;
  /** Groups of fewer learners are not shown by themselves in Insights. */
  readonly insightsMinimumGroup: number;
  /** Requests are events of the log. */
  readonly trackRequests: boolean;
  /** At least 16 characters; absent = `/metrics` is for this machine alone. */
  readonly metricsToken?: string;
}

/** Reads the settings and touches nothing. Throws `not_configured` naming every wrong one. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const wrong = parsed.success
    ? serviceFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || wrong.length > 0) {
    throw new CoreError('not_configured', wrong.join('; '), { data: { settings: wrong } });
  }
  const value = parsed.data;
  return {
    host: value.HOST,
    port: value.PORT,
    data: path.resolve(value.COURSEWRIGHT_DATA),
    ...(value.COURSEWRIGHT_MYSQL_URL !== undefined && { mysqlUrl: value.COURSEWRIGHT_MYSQL_URL }),
    ...(value.COURSEWRIGHT_ANALYTICS_MYSQL_URL !== undefined && {
      analyticsMysqlUrl: value.COURSEWRIGHT_ANALYTICS_MYSQL_URL,
    }),
    analytics: analyticsOf(value),
    ...servicesOf(value),
    ...(value.COURSEWRIGHT_PUBLIC_URL !== undefined && { publicUrl: value.COURSEWRIGHT_PUBLIC_URL }),
    plugins: value.COURSEWRIGHT_PLUGINS,
    logLevel: value.LOG_LEVEL,
    ...(value.COURSEWRIGHT_SECRET !== undefined && { secret: value.COURSEWRIGHT_SECRET }),
    oldSecrets: value.COURSEWRIGHT_OLD_SECRETS,
    trustProxy: value.COURSEWRIGHT_TRUST_PROXY,
    siteName: value.COURSEWRIGHT_SITE_NAME,
    python: value.COURSEWRIGHT_PYTHON,
    keep: keepOf(value),
    ltiPrivateNetworks: value.COURSEWRIGHT_LTI_PRIVATE_NETWORKS === 'yes',
    insightsMinimumGroup: value.COURSEWRIGHT_INSIGHTS_MINIMUM_GROUP,
    trackRequests: value.COURSEWRIGHT_TRACK_REQUESTS === 'yes',
    ...(value.COURSEWRIGHT_METRICS_TOKEN !== undefined && {
      metricsToken: value.COURSEWRIGHT_METRICS_TOKEN,
    }),
  };
}
