import { existsSync } from 'node:fs';
import path from 'node:path';
import { folderLogSource, folderSideTables, noSideTables, type SideTables } from '@coursewright/analytics';
import { openS3LogSource } from '@coursewright/analytics/s3';
import { openOwnData } from '../analytics/open-own-data.ts';
import { openOwnLogSource, type OpenedLogSource } from '../analytics/live/own-log-source.ts';
import type { Settings } from '../settings.ts';
import type { Cli } from './cli.ts';
import { UsageError } from './usage-error.ts';

/** The logs of `--input`: a folder, a file, `s3://BUCKET/PREFIX`; without it the host's own. */
export async function openInput(input: string | undefined, settings: Settings): Promise<OpenedLogSource> {
  if (input === undefined) return openOwnLogSource(settings);
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(input) ?? [];
  if (bucket === undefined) return { source: folderLogSource(input), close: () => undefined };
  // As the host reaches its own bucket; without one, as Amazon's SDK finds its way on the machine.
  return openS3LogSource({ region: 'us-east-1', ...settings.s3, bucket, prefix });
}

export interface OpenedSideTables {
  readonly sideTables: SideTables;
  close(): Promise<void>;
}

/** The tables of `--tables`; without it the host's own data, none where there is no host in the data folder. */
export async function openTablesBeside(
  folder: string | undefined,
  settings: Settings,
  cli: Pick<Cli, 'openStores' | 'plugins'>,
): Promise<OpenedSideTables> {
  if (folder !== undefined) return { sideTables: folderSideTables(folder), close: async () => undefined };
  if (!isHostThere(settings)) return { sideTables: noSideTables, close: async () => undefined };
  const { host, port, publicUrl: origin = `http://${host}:${port}` } = settings;
  return openOwnData(cli.openStores, { ...settings, origin }, await cli.plugins());
}

/** Throws `UsageError` where no host has been started with these settings. */
export function requireHost(settings: Settings, option: string): void {
  if (isHostThere(settings)) return;
  throw new UsageError(
    `${option} is missing, and there is no host in ${settings.data} to take its place.`,
    'COURSEWRIGHT_DATA names the folder of a host.',
  );
}

function isHostThere({ data, mysqlUrl }: Settings): boolean {
  return mysqlUrl !== undefined || existsSync(path.join(data, 'coursewright.sqlite'));
}
