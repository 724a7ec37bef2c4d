import { revokeApiToken } from '../accounts/tokens/api-tokens.ts';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const analyticsTokenRevoke = defineCommand({
  name: 'analytics token revoke',
  summary: 'Takes a token of the analytics API away',
  argument: { name: 'ID', help: 'at_…, as coursewright analytics token list shows it.' },
  run: ({ argument: id }, cli) =>
    withHost(cli, async ({ records }) => {
      const { name } = await revokeApiToken(records, id);
      await writeLine(cli.output, `Revoked the token of ${name}.`);
    }),
});
