import { CoreError } from '@coursewright/core';
import type { ServiceSettings } from '../../service-settings.ts';
import type { Settings } from '../../settings.ts';
import type { Cli } from '../cli.ts';
import type { Diagnosis } from './diagnosis.ts';

const settingsOf: Readonly<Record<string, string>> = {
  MongoDB: 'COURSEWRIGHT_MONGODB_URL',
  Redis: 'COURSEWRIGHT_REDIS_URL',
  S3: 'the settings COURSEWRIGHT_S3_…',
};

/** Asks each service that the settings name what a start would ask it first. */
export async function checkServices(
  services: ServiceSettings,
  { probes }: Pick<Cli, 'probes'>,
): Promise<readonly Diagnosis[]> {
  const looks = await probes(services);
  return Promise.all(
    looks.map(async ({ name, probe }): Promise<Diagnosis> => {
      try {
        const { found, doubt } = await probe();
        if (doubt === undefined) return { name, status: 'good', found };
        return { name, status: 'doubtful', found, advice: doubt };
      } catch (error) {
        const detail = error instanceof CoreError ? error.detail : String(error);
        const advice =
          error instanceof CoreError && error.code === 'unavailable'
            ? `Start it, and check the address in ${settingsOf[name]}.`
            : `Check ${settingsOf[name]}: address, user, password and rights.`;
        return { name, status: 'bad', found: detail, advice };
      }
    }),
  );
}

/** Processes that share stores must agree on the secret too; the one in the data folder is each machine's own. */
export function checkSharedSecret({
  mysqlUrl,
  secret,
}: Pick<Settings, 'mysqlUrl' | 'secret'>): readonly Diagnosis[] {
  if (mysqlUrl === undefined || secret !== undefined) return [];
  const found = 'the database may have several hosts, and the secret is kept in this data folder';
  const advice = 'Set COURSEWRIGHT_SECRET to the same on every host and worker, if there are others.';
  return [{ name: 'Shared secret', status: 'doubtful', found, advice }];
}
