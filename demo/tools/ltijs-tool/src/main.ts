import { readFileSync } from 'node:fs';
import { registrationSchema } from '@coursewright/lti-provider';
import { z } from 'zod';
import { createTool } from './create-tool.ts';

const settings = z
  .object({
    PORT: z.coerce.number().int().default(4300),
    TOOL_DATA: z.string().default('flash-cards.sqlite'),
    TOOL_SECRET: z.string().min(16),
  })
  .parse(process.env);

/** `node src/main.ts PLATFORM.json …`: each file is a registration as the demo LMS prints it. */
const url = `http://127.0.0.1:${settings.PORT}`;
const provider = createTool({ url, secret: settings.TOOL_SECRET, database: settings.TOOL_DATA });
await provider.deploy({ port: settings.PORT, silent: true });
for (const file of process.argv.slice(2)) {
  const platform = registrationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  await provider.registerPlatform({
    url: platform.issuer,
    name: platform.name,
    clientId: platform.client_id,
    authenticationEndpoint: platform.auth_login_url,
    accesstokenEndpoint: platform.auth_token_url,
    authConfig: { method: 'JWK_SET', key: platform.jwks_url },
    ...(platform.deployment_ids !== undefined && { deploymentIds: platform.deployment_ids }),
  });
}
console.log(
  JSON.stringify({
    name: 'Flash cards',
    login_url: `${url}/login`,
    launch_url: url,
    deep_link_url: url,
    jwks_url: `${url}/keys`,
  }),
);
