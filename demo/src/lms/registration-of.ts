import type { LtiPlatform, RegisteredTool } from '@coursewright/lti-provider/platform';

/** What the tool has to know of this platform, as `coursewright lti platform add --json FILE` takes it. */
export function registrationOf(platform: LtiPlatform, tool: RegisteredTool) {
  const { issuer, auth_login_url, auth_token_url, jwks_url } = platform.addresses;
  return {
    name: 'Demo LMS',
    issuer,
    client_id: tool.client_id,
    deployment_ids: [tool.deployment_id],
    auth_login_url,
    auth_token_url,
    jwks_url,
  };
}
