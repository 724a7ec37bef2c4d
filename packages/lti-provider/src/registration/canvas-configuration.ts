import type { LtiAddresses } from '../lti-tool-deps.ts';
import { canvasParameters } from '../spec/canvas-parameters.ts';
import { linkParameters } from '../spec/link-variables.ts';
import { scopes } from '../spec/scopes.ts';
import { messageTypes } from '../spec/services.ts';

/**
 * What Canvas takes as "Paste JSON" or by address for a Developer Key (canvas-lms doc/api/lti_dev_key_config.md): the tool with
 * the placements where content is chosen.
 */
export function canvasConfiguration(tool: {
  readonly name: string;
  readonly addresses: LtiAddresses;
}): object {
  const { name, addresses } = tool;
  const { hostname, host } = new URL(addresses.launch);
  const placements = ['link_selection', 'assignment_selection', 'editor_button'].map((placement) => ({
    placement,
    enabled: true,
    message_type: messageTypes.deepLinking,
    target_link_uri: addresses.deepLink,
    text: name,
    selection_width: 800,
    selection_height: 700,
  }));
  return {
    title: name,
    description: name,
    target_link_uri: addresses.launch,
    oidc_initiation_url: addresses.login,
    public_jwk_url: addresses.jwks,
    scopes: [scopes.lineItem, scopes.resultReadonly, scopes.score, scopes.membershipReadonly],
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: hostname,
        tool_id: host,
        privacy_level: 'public',
        settings: { text: name, placements },
      },
    ],
    custom_fields: { ...linkParameters, ...canvasParameters },
  };
}
