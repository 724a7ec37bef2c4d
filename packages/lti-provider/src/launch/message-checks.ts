import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { takesDeployment } from '../registrations/may-launch.ts';
import { isWebAddress } from '../registrations/web-address.ts';
import { claims as names, ltiVersion } from '../spec/claims.ts';
import { laterMessageTypes, messageTypes } from '../spec/services.ts';
import type { ClaimCheck } from './claim-check.ts';

/** What every message must say (core §5.3), then what each type must (core §5.3.5, DL §4.4). */
export const messageChecks: readonly ClaimCheck[] = [
  ({ claims }) => {
    const version = claims[names.version];
    if (typeof version !== 'string') return refuse('version_missing');
    return version === ltiVersion ? undefined : refuse('version_wrong', { version });
  },

  ({ claims }) => {
    const type = claims[names.messageType];
    if (typeof type !== 'string' || type === '') return refuse('message_type_missing');
    if (type === messageTypes.resourceLink || type === messageTypes.deepLinking) return undefined;
    const service = laterMessageTypes.get(type);
    return service === undefined
      ? refuse('message_type_unknown', { type })
      : refuse('message_type_not_offered', { type, service });
  },

  ({ claims, registration, state }) => {
    const deployment = claims[names.deploymentId];
    if (!isId(deployment)) return refuse('deployment_missing');
    if (!takesDeployment(registration, deployment)) {
      return refuse('deployment_unknown', { deployment, platform: registration.name });
    }
    return (state.deploymentId ?? deployment) === deployment ? undefined : refuse('deployment_changed');
  },

  ({ claims, state }) => {
    const target = claims[names.targetLinkUri];
    if (typeof target !== 'string' || target === '') {
      // DL §4.4 does not ask for it.
      return claims[names.messageType] === messageTypes.deepLinking && target === undefined
        ? undefined
        : refuse('target_missing');
    }
    return target === state.target ? undefined : refuse('target_changed');
  },

  ({ claims, registration }) => {
    if (claims['sub'] === undefined) return registration.anonymous ? undefined : refuse('subject_missing');
    if (typeof claims['sub'] !== 'string' || claims['sub'] === '') return refuse('subject_missing');
    return claims['sub'].length > 255 ? refuse('subject_too_long') : undefined;
  },

  ({ claims }) => {
    const roles = claims[names.roles];
    // DL §4.4: optional there.
    if (roles === undefined) {
      return claims[names.messageType] === messageTypes.deepLinking ? undefined : refuse('roles_missing');
    }
    return Array.isArray(roles) && roles.every((role) => typeof role === 'string')
      ? undefined
      : refuse('roles_malformed');
  },

  ({ claims }) =>
    claims[names.messageType] === messageTypes.resourceLink
      ? judgeResourceLink(claims[names.resourceLink])
      : judgeDeepLinking(claims[names.deepLinkingSettings]),
];

function judgeResourceLink(link: unknown): LtiRefusal | undefined {
  const id = member(link, 'id');
  if (typeof id !== 'string' || id === '') return refuse('resource_link_missing');
  return id.length > 255 ? refuse('resource_link_too_long') : undefined;
}

function judgeDeepLinking(settings: unknown): LtiRefusal | undefined {
  if (typeof settings !== 'object' || settings === null) return refuse('deep_linking_settings_missing');
  const address = member(settings, 'deep_link_return_url');
  return typeof address === 'string' && isWebAddress(address)
    ? undefined
    : refuse('deep_linking_return_missing');
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 255;
}
