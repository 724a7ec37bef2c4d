import { defineCommand } from './define-command.ts';
import { UsageError } from './usage-error.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const userRetire = defineCommand({
  name: 'user retire',
  summary:
    'Takes a person out of an account for good: name, address, log-in, and what tells of them elsewhere',
  notes: `Sessions, tokens, roles and enrolments end, platforms of LTI are unlinked, and a retired name takes the username's place.
Answers, scores and grades stay under the account's number. A running host or worker takes the person out of the event log and out of reports;
the numbers of analytics follow. Nobody can undo it. Backups, and files that were exported before, still hold the person.`,
  argument: {
    name: 'USERNAME-OR-EMAIL',
    help: 'An address that several accounts have is refused with their usernames.',
  },
  options: {
    irreversible: { type: 'boolean', help: 'Needed: says that nobody can undo it.' },
    json: { type: 'boolean', help: 'The retirement as one document.' },
  },
  run: async ({ argument: login, options: { irreversible, json } }, cli) => {
    if (irreversible !== true)
      throw new UsageError(
        'Retiring cannot be undone: add --irreversible.',
        `Account, name, address and log-in of ${login} go for good; answers and grades stay under a number.`,
      );
    await withHost(cli, async ({ retirements }) => {
      const { sealed: _, ...done } = await retirements.retire(login);
      if (json === true) return writeLine(cli.output, JSON.stringify(done));
      await writeLine(cli.output, `Retired: account ${done.userId} is ${done.username} now.`);
      return writeLine(cli.output, 'A running host or worker takes the person out of the event log.');
    });
  },
});
