import { formatInstant } from '@coursewright/core';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformInvite = defineCommand({
  name: 'lti platform invite',
  summary: 'Makes an address by which one LMS registers itself',
  notes: 'Paste it where the LMS adds a tool by dynamic registration. It is good once and for a week.',
  options: { json: { type: 'boolean', help: 'One document: {"address","expires"}.' } },
  run: ({ options: { json } }, cli) =>
    withHost(cli, async ({ lti }) => {
      const { address, expires } = lti.registrations.invite();
      const until = formatInstant(expires);
      await writeLine(cli.output, json === true ? JSON.stringify({ address, expires: until }) : address);
    }),
});
