import { registrationSchema } from '@coursewright/lti-provider';
import { conflictAs } from './conflict-as.ts';
import { defineCommand } from './define-command.ts';
import { ltiPlatformFields, ltiPlatformOptions } from './lti-platform-fields.ts';
import { readPlatformFields } from './read-platform-fields.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformAdd = defineCommand({
  name: 'lti platform add',
  summary: 'Lets an LMS launch courses',
  notes: `FILE holds {"issuer","client_id","deployment_ids":[…],"auth_login_url","auth_token_url","jwks_url","audience"?,"name"},
as the LMS shows them when the tool is registered there; coursewright lti show tells what to enter there. Besides may be
"state" (active, pending), "deployments" (listed, any), "courses":[…], "personal_data":{"name","email"}, "product",
"grades" (links, subsections, course, none), "anonymous", "algorithms":[…], "trusted_audiences":[…]. Options come over it.
One that was removed comes back with its links and accounts.`,
  options: {
    ...ltiPlatformOptions,
    pending: { type: 'boolean', help: 'It launches once it is approved.' },
  },
  run: async ({ options }, cli) => {
    const fields = await ltiPlatformFields(options, cli);
    const input = readPlatformFields(
      registrationSchema,
      options.pending === true ? { ...fields, state: 'pending' } : fields,
      options.json,
    );
    await withHost(cli, async ({ lti }) => {
      const { id, name, issuer, state } = await lti.platforms
        .add(input)
        .catch(conflictAs('A platform with this issuer and client_id is registered.'));
      await writeLine(cli.output, `Added ${name} (${issuer}) as ${id}.`);
      if (state === 'pending') {
        await writeLine(cli.output, `It launches after coursewright lti platform approve ${id}.`);
      }
    });
  },
});
