import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiPlatformList = defineCommand({
  name: 'lti platform list',
  summary: 'Lists the LMSs that may launch courses',
  options: { json: { type: 'boolean', help: 'A JSON line an LMS.' } },
  run: ({ options: { json } }, cli) =>
    withHost(cli, async ({ lti }) => {
      for (const platform of await lti.platforms.list()) {
        const { id, name, issuer, clientId, deploymentIds, state } = platform;
        const deployments = platform.deployments === 'any' ? 'any' : deploymentIds.join(', ');
        const line = `${id}  ${state}  ${name}  ${issuer}  client ${clientId}  deployments ${deployments}`;
        await writeLine(cli.output, json === true ? JSON.stringify(platform) : line);
      }
    }),
});
