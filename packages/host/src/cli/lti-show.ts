import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiShow = defineCommand({
  name: 'lti show',
  summary: "Shows the addresses that an LMS's administrator enters",
  options: {
    json: {
      type: 'boolean',
      help: 'One document: {"login","launch","jwks","deepLink","register","canvas"}.',
    },
  },
  run: ({ options: { json } }, cli) =>
    withHost(cli, async ({ lti: { addresses } }) => {
      if (json === true) {
        await writeLine(cli.output, JSON.stringify(addresses));
        return;
      }
      await writeLine(cli.output, `Initiate login  ${addresses.login}`);
      await writeLine(cli.output, `Redirect        ${addresses.launch}`);
      await writeLine(cli.output, `Deep linking    ${addresses.deepLink}`);
      await writeLine(cli.output, `Public keys     ${addresses.jwks}`);
      await writeLine(cli.output, `Registration    ${addresses.register}`);
      await writeLine(cli.output, `Canvas (JSON)   ${addresses.canvas}`);
    }),
});
