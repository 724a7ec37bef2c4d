import { newestSecret } from '@coursewright/core';
import { resealKeys } from '../secrets/reseal-keys.ts';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const secretReseal = defineCommand({
  name: 'secret reseal',
  summary: 'Seals the keys in the database under the newest secret',
  notes:
    'For hosts with COURSEWRIGHT_SECRET: after a change there, and before the one before leaves COURSEWRIGHT_OLD_SECRETS. Repeating it changes nothing.',
  run: (_line, cli) =>
    withHost(cli, async (host) => {
      const count = await resealKeys(host, newestSecret(host.secret));
      await writeLine(cli.output, `Sealed ${count} keys under the newest secret.`);
    }),
});
