import type { LoginHints, LoginState } from '../launch/login-state.ts';
import type { Registration } from '../registrations/registration.ts';

/** What begins the same login again, in a window of its own: there is no platform's frame to keep anything. */
export function loginFields(
  registration: Pick<Registration, 'issuer' | 'clientId'>,
  state: Pick<LoginState, 'target' | 'deploymentId'>,
  hints: LoginHints,
): Readonly<Record<string, string>> {
  return {
    iss: registration.issuer,
    client_id: registration.clientId,
    target_link_uri: state.target,
    login_hint: hints.login,
    ...(hints.message !== undefined && { lti_message_hint: hints.message }),
    ...(state.deploymentId !== undefined && { lti_deployment_id: state.deploymentId }),
  };
}
