import { restoreHost } from '../backup/restore-host.ts';
import { readSettings } from '../settings.ts';
import { defineCommand } from './define-command.ts';
import { refuseRunningHost } from './refuse-running-host.ts';
import { writeLine } from './write-line.ts';

export const restore = defineCommand({
  name: 'restore',
  summary: 'Makes the host what a backup says, into an empty data folder',
  notes:
    'Everything in the backup is checked before anything is changed. Stop the host first. Where a service fails midway, the same command goes on.',
  argument: { name: 'FILE', help: 'What coursewright backup wrote.' },
  options: {
    force: { type: 'boolean', help: 'Puts what is in the data folder aside, under another name.' },
  },
  run: async ({ argument: file, options: { force = false } }, cli) => {
    const settings = readSettings(cli.env);
    await refuseRunningHost(settings);
    const { reader, aside } = await restoreHost(cli, { settings, file, force });
    await writeLine(cli.output, `Restored ${settings.data} as it was on ${reader.manifest.made}.`);
    if (aside !== undefined) await writeLine(cli.output, `What was there is in ${aside}.`);
  },
});
