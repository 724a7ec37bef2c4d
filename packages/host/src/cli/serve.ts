import { defineCommand } from './define-command.ts';

export const serve = defineCommand({
  name: 'serve',
  summary: 'Runs the host: pages, API and background work, until it is told to stop',
  notes: 'What it does is set in the environment; docs/reference/settings.md lists every setting.',
  options: {
    'no-worker': { type: 'boolean', help: 'Leaves background work to `coursewright worker`.' },
  },
  run: ({ options }, cli) => cli.serve({ worker: options['no-worker'] !== true }),
});
