import { registrationChangesSchema } from '@coursewright/lti-provider';
import { conflictAs } from './conflict-as.ts';
import { defineCommand } from './define-command.ts';
import { ltiPlatformFields, ltiPlatformOptions } from './lti-platform-fields.ts';
import { ltiPlatformArgument } from './lti-platform-argument.ts';
import { readPlatformFields } from './read-platform-fields.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformChange = defineCommand({
  name: 'lti platform change',
  summary: "Changes what is kept of an LMS's registration",
  notes: `FILE holds the members that change, by the names that coursewright lti platform add takes; null takes "audience",
"courses" or "product" away. Options come over it. What is not named stays.`,
  argument: ltiPlatformArgument,
  options: ltiPlatformOptions,
  run: async ({ argument: id, options }, cli) => {
    const fields = await ltiPlatformFields(options, cli);
    const changes = readPlatformFields(registrationChangesSchema, fields, options.json);
    await withHost(cli, async ({ lti }) => {
      const { name } = await lti.platforms
        .change(id, changes)
        .catch(conflictAs('Another platform with this issuer and client_id is registered.'));
      await writeLine(cli.output, `Changed ${name}.`);
    });
  },
});
