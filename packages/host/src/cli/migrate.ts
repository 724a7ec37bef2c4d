import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const migrate = defineCommand({
  name: 'migrate',
  summary: "Brings the database's tables up to date, as a start of the host does",
  notes:
    'Lists what it applied, a line each. Of several processes that start at once, one migrates and the others wait.',
  options: { 'dry-run': { type: 'boolean', help: 'Lists what would be applied, and changes nothing.' } },
  run: async ({ options: { 'dry-run': dryRun } }, cli) => {
    const pending = await cli.pendingMigrations();
    // Opening migrates.
    if (dryRun !== true && pending.length > 0) await withHost(cli, async () => {});
    for (const name of pending) await writeLine(cli.output, name);
    if (pending.length === 0) await writeLine(cli.errors, 'The database is up to date.');
  },
});
