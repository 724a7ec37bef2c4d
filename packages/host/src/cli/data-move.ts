import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { CoreError } from '@coursewright/core';
import { backUpHost } from '../backup/back-up-host.ts';
import { restoreHost } from '../backup/restore-host.ts';
import { readSettings, type Settings } from '../settings.ts';
import type { Cli } from './cli.ts';
import { defineCommand } from './define-command.ts';
import { refuseRunningHost } from './refuse-running-host.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

export const dataMove = defineCommand({
  name: 'data move',
  summary: 'Brings everything the host keeps to another folder, or to the stores of other settings',
  notes:
    'A backup that is restored elsewhere: the place must be empty, and what is here stays as it is. Stop the host first, start it with the new settings afterwards.',
  options: {
    to: { type: 'string', value: 'FOLDER', help: 'A data folder, with everything in it.' },
    'to-settings': {
      type: 'string',
      value: 'FILE',
      help: 'A file of settings, NAME=VALUE a line, as the host there is started with.',
    },
  },
  run: async ({ options }, cli) => {
    const from = readSettings(cli.env);
    const settings = targetOf(options, from, cli);
    await refuseRunningHost(from);
    const file = `${settings.data}.moving.tar`;
    try {
      const report = await backUpHost(cli.openStores, from, { file, version: cli.version });
      const [lost] = report.lostFiles;
      if (lost !== undefined) {
        throw new CoreError(
          'corrupt',
          `The file ${lost} of a course is missing or damaged; nothing was moved.`,
        );
      }
      await restoreHost(cli, { settings, file, force: false });
      await writeLine(cli.output, `Moved ${report.rows} records and ${report.files} files.`);
      const { 'to-settings': named } = options;
      const place = named === undefined ? `COURSEWRIGHT_DATA=${settings.data}` : `the settings of ${named}`;
      await writeLine(cli.output, `Start the host with ${place} from now on.`);
      await rm(file);
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'restore_unfinished') {
        await rm(file, { force: true });
        throw error;
      }
      const advice = `What is moved is in ${file}: coursewright restore ${file}, with the settings of the new place, goes on.`;
      throw new CoreError(error.code, `${error.detail} ${advice}`, { cause: error });
    }
  },
});

function targetOf(
  options: { readonly to?: string | undefined; readonly 'to-settings'?: string | undefined },
  from: Settings,
  cli: Cli,
): Settings {
  const { to, 'to-settings': file } = options;
  if ((to === undefined) === (file === undefined)) {
    throw new UsageError('Give one of --to and --to-settings.');
  }
  const { COURSEWRIGHT_SECRET: secret, COURSEWRIGHT_OLD_SECRETS: oldSecrets } = cli.env;
  const given = file === undefined ? { COURSEWRIGHT_DATA: to } : readEnvFile(file);
  const settings = readSettings({
    COURSEWRIGHT_SECRET: secret,
    COURSEWRIGHT_OLD_SECRETS: oldSecrets,
    ...given,
  });
  if (path.relative(from.data, settings.data) === '') {
    throw new UsageError('That is where the data is already.');
  }
  return settings;
}

function readEnvFile(file: string): Readonly<Record<string, string | undefined>> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CoreError('not_found', `The settings in ${file} cannot be read.`, { cause: error });
  }
}
