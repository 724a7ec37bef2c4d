import { defineCommand } from './define-command.ts';
import { positiveHours } from './positive-hours.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiKeyRotate = defineCommand({
  name: 'lti key rotate',
  summary: 'Publishes a new key of the tool, which signs once platforms have seen it',
  notes: 'The one before stays published for twice the overlap. Platforms fetch keys by themselves.',
  options: {
    overlap: { type: 'string', value: 'HOURS', help: 'Until the new one signs; default 24.' },
  },
  run: async ({ options: { overlap = '24' } }, cli) => {
    const hours = positiveHours('--overlap', overlap);
    await withHost(cli, async ({ lti }) => {
      const kid = await lti.keys.rotate(Math.round(hours * 3600));
      await writeLine(cli.output, `Published ${kid}; it signs in ${hours} hours.`);
    });
  },
});
