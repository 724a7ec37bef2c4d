import { defineCommand } from './define-command.ts';

export const worker = defineCommand({
  name: 'worker',
  summary: 'Runs background work alone: jobs, grades to platforms, the event log, until it is told to stop',
  notes:
    'Any number of them may run beside any number of hosts, with the same settings, COURSEWRIGHT_SECRET included.',
  run: (_line, cli) => cli.work(),
});
