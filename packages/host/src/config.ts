import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CoreError } from '@coursewright/core';
import { z } from 'zod';

/** What the process is told by its environment; the table in the package's README says what each setting does. */
export interface HostConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly data: string;
  /** Origin that browsers see, without a trailing slash; absent = the address the server listens on. */
  readonly publicUrl?: string;
  readonly plugins: readonly string[];
  readonly logLevel: LogLevel;
  /** Signs sessions, tokens and file addresses; at least 32 characters. */
  readonly secret: string;
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly trustProxy: number;
  readonly siteName: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** sysexits.h EX_CONFIG: what the process ends with when a setting is wrong. */
export const CONFIG_EXIT_CODE = 78;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const environment = z.object({
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  COURSEWRIGHT_DATA: z.string().min(1).default('./data'),
  COURSEWRIGHT_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .refine((url) => new URL(url).pathname === '/', 'must be an origin without a path')
    .refine(
      (url) => url.startsWith('https:') || loopback.test(new URL(url).hostname),
      'must be https, except on this machine: learners would send passwords and answers in the clear',
    )
    .transform((url) => new URL(url).origin)
    .optional(),
  COURSEWRIGHT_PLUGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((one) => one.trim()))
    .transform((list) => list.filter((one) => one !== '')),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  COURSEWRIGHT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  COURSEWRIGHT_TRUST_PROXY: z.coerce.number('must be a number of proxies').int().min(0).max(10).default(0),
  COURSEWRIGHT_SITE_NAME: z.string().min(1).max(80).default('Coursewright'),
});

/** Reads the settings; makes the data folder and the secret where they are not there. Throws `not_configured` naming every wrong one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): HostConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new CoreError('not_configured', wrong.join('; '), { data: { settings: wrong } });
  }
  const value = parsed.data;
  const data = path.resolve(value.COURSEWRIGHT_DATA);
  return {
    host: value.HOST,
    port: value.PORT,
    data,
    ...(value.COURSEWRIGHT_PUBLIC_URL !== undefined && { publicUrl: value.COURSEWRIGHT_PUBLIC_URL }),
    plugins: value.COURSEWRIGHT_PLUGINS,
    logLevel: value.LOG_LEVEL,
    secret: value.COURSEWRIGHT_SECRET ?? keptSecret(data),
    trustProxy: value.COURSEWRIGHT_TRUST_PROXY,
    siteName: value.COURSEWRIGHT_SITE_NAME,
  };
}

function keptSecret(data: string): string {
  const file = path.join(data, 'host-secret');
  try {
    mkdirSync(data, { recursive: true });
    // `wx`: of two processes that start at once, one writes and both read the same.
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isExists(error)) {
      throw new CoreError('not_configured', `COURSEWRIGHT_DATA: ${data} cannot be written to.`, {
        cause: error,
      });
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new CoreError('not_configured', `${file} holds no secret of 32 characters.`);
  return secret;
}

function isExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
