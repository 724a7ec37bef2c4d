import { defineCommand } from './define-command.ts';
import { ltiPlatformArgument } from './lti-platform-argument.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformRemove = defineCommand({
  name: 'lti platform remove',
  summary: 'Takes an LMS away; its links, accounts and grades stay for when it is added again',
  argument: ltiPlatformArgument,
  run: ({ argument: id }, cli) =>
    withHost(cli, async ({ lti: { platforms } }) => {
      const { name } = await platforms.get(id);
      await platforms.remove(id);
      await writeLine(cli.output, `Removed ${name}.`);
    }),
});
