import { requireEmbedKey, revokeEmbedKey } from '../accounts/tokens/embed-keys.ts';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const embedKeyRevoke = defineCommand({
  name: 'embed-key revoke',
  summary: 'Takes a key away and ends everything its visitors have open',
  argument: { name: 'ID', help: 'ek_…, as coursewright embed-key list shows it.' },
  run: ({ argument: id }, cli) =>
    withHost(cli, async ({ records }) => {
      const { name } = await requireEmbedKey(records, id);
      await revokeEmbedKey(records, id);
      await writeLine(cli.output, `Revoked the key of ${name}.`);
    }),
});
