import { openLtiToolPeer } from '../peers/lti-tool-peer.ts';
import { reportCpu } from './tool-process.ts';

/** `@lti-tool/core`, the leanest of the peers, with everything it keeps in memory. */
reportCpu(async (platform) => {
  const { tool } = await openLtiToolPeer();
  await tool.register?.([
    {
      issuer: platform.issuer,
      client_id: platform.clientId,
      deployment_ids: [platform.deploymentId],
      auth_login_url: platform.authenticationEndpoint,
      auth_token_url: platform.tokenEndpoint,
      jwks_url: platform.jwksUrl,
      name: 'bench',
    },
  ]);
  return { login: tool.login, launch: tool.launch };
});
