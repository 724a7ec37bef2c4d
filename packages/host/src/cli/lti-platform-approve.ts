import { defineCommand } from './define-command.ts';
import { ltiPlatformArgument } from './lti-platform-argument.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformApprove = defineCommand({
  name: 'lti platform approve',
  summary: 'Lets an LMS launch that waits for it, or was paused',
  argument: ltiPlatformArgument,
  run: ({ argument: id }, cli) =>
    withHost(cli, async ({ lti: { platforms } }) => {
      const { name } = await platforms.approve(id);
      await writeLine(cli.output, `Approved ${name}.`);
    }),
});
