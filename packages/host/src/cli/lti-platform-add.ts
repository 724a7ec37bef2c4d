import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { CoreError } from '@coursewright/core';
import { registrationSchema } from '@coursewright/lti-provider';
import type { Cli } from './cli.ts';
import { conflictAs } from './conflict-as.ts';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformAdd = defineCommand({
  name: 'lti platform add',
  summary: 'Lets an LMS launch courses',
  notes: `FILE holds {"issuer","client_id","deployment_ids":[…],"auth_login_url","auth_token_url","jwks_url","audience"?,"name"},
as the LMS shows them when the tool is registered there; coursewright lti show tells what to enter there.`,
  options: { json: { type: 'string', value: 'FILE', help: 'The registration; - is standard input.' } },
  run: async ({ options: { json: file } }, cli) => {
    if (file === undefined) throw new UsageError('--json is missing.');
    const registration = registrationSchema.safeParse(await readJson(file, cli));
    if (!registration.success) {
      const wrong = registration.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      throw new CoreError('bad_input', `${file}: ${wrong.join('; ')}`);
    }
    await withHost(cli, async ({ lti }) => {
      const { id, name, issuer } = await lti.platforms
        .add(registration.data)
        .catch(conflictAs('A platform with this issuer and client_id is registered.'));
      await writeLine(cli.output, `Added ${name} (${issuer}) as ${id}.`);
    });
  },
});

async function readJson(file: string, { input }: Cli): Promise<unknown> {
  const content = file === '-' ? await text(input) : await readFile(file, 'utf8');
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CoreError('bad_input', `${file} is not JSON: ${String(error)}`, { cause: error });
  }
}
