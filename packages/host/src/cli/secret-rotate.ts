import { resealKeys } from '../secrets/reseal-keys.ts';
import { rotateSecretFile } from '../secrets/secret-file.ts';
import { readSettings } from '../settings.ts';
import { defineCommand } from './define-command.ts';
import { positiveHours } from './positive-hours.ts';
import { withHost } from './with-host.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

export const secretRotate = defineCommand({
  name: 'secret rotate',
  summary: 'Makes a new secret; the old ones are taken for a while, so that nobody notices',
  notes:
    'Hosts that run see it by themselves. Where COURSEWRIGHT_SECRET is set, change it there, put the one before into COURSEWRIGHT_OLD_SECRETS, restart, and run coursewright secret reseal.',
  options: {
    overlap: { type: 'string', value: 'HOURS', help: 'How long the old ones are taken; default 48.' },
  },
  run: async ({ options: { overlap = '48' } }, cli) => {
    const hours = positiveHours('--overlap', overlap);
    const settings = readSettings(cli.env);
    if (settings.secret !== undefined) {
      throw new UsageError(
        'COURSEWRIGHT_SECRET is set, so the secret is not kept here.',
        'Change it there, put the one before into COURSEWRIGHT_OLD_SECRETS, restart, and run coursewright secret reseal.',
      );
    }
    await withHost(cli, async (host) => {
      const { secret, from, until } = rotateSecretFile(settings.data, hours * 3600);
      // A host that does not know the new one yet looks for it when it cannot open a key.
      await resealKeys(host, secret);
      const at = (seconds: number) => new Date(seconds * 1000).toISOString();
      await writeLine(cli.output, `The new secret signs from ${at(from)}.`);
      await writeLine(cli.output, `The one before is taken until ${at(until)}.`);
    });
  },
});
