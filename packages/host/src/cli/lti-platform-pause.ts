import { defineCommand } from './define-command.ts';
import { ltiPlatformArgument } from './lti-platform-argument.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformPause = defineCommand({
  name: 'lti platform pause',
  summary: 'Stops an LMS from launching, within 5 seconds on every process',
  argument: ltiPlatformArgument,
  run: ({ argument: id }, cli) =>
    withHost(cli, async ({ lti: { platforms } }) => {
      const { name } = await platforms.pause(id);
      await writeLine(cli.output, `Paused ${name}.`);
    }),
});
