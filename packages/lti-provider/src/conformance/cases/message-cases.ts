import { claims } from '../../spec/claims.ts';
import { contextRoles } from '../../spec/roles.ts';
import type { LaunchCase } from '../launch-case.ts';

const noPerson = { name: null, given_name: null, family_name: null, email: null };

/** What every message must say, and what each type must. */
export const messageCases: readonly LaunchCase[] = [
  { id: 'G7', name: 'no personal data', verdict: 'ok', section: 'core §5.3.6', claims: noPerson },
  {
    id: 'G8',
    name: 'e-mail address only',
    verdict: 'ok',
    section: 'core §5.3.6',
    claims: { ...noPerson, email: 'x@example.org' },
  },
  {
    id: 'G10',
    name: 'anonymous, where that is allowed',
    verdict: 'ok',
    section: 'core §5.3.6.1',
    registration: 'anonymous',
    claims: { sub: null },
  },
  {
    id: 'B14',
    name: 'no deployment',
    verdict: 'deployment_missing',
    claims: { [claims.deploymentId]: null },
  },
  {
    id: 'B15',
    name: 'an unknown deployment',
    verdict: 'deployment_unknown',
    claims: { [claims.deploymentId]: '2' },
  },
  {
    id: 'B16',
    name: 'an empty deployment',
    verdict: 'deployment_missing',
    claims: { [claims.deploymentId]: '' },
  },
  {
    id: 'B32',
    name: 'no message type',
    verdict: 'message_type_missing',
    claims: { [claims.messageType]: null },
  },
  {
    id: 'B33',
    name: 'an unknown message type',
    verdict: 'message_type_unknown',
    claims: { [claims.messageType]: 'LtiSomething' },
  },
  { id: 'B34', name: 'another version', verdict: 'version_wrong', claims: { [claims.version]: '1.1.0' } },
  { id: 'B35', name: 'no version', verdict: 'version_missing', claims: { [claims.version]: null } },
  {
    id: 'B41',
    name: 'no resource link',
    verdict: 'resource_link_missing',
    claims: { [claims.resourceLink]: null },
  },
  {
    id: 'B42',
    name: 'an empty resource link id',
    verdict: 'resource_link_missing',
    claims: { [claims.resourceLink]: { id: '' } },
  },
  { id: 'B43', name: 'no target', verdict: 'target_missing', claims: { [claims.targetLinkUri]: null } },
  {
    id: 'B44',
    name: 'another target than the login had',
    verdict: 'target_changed',
    claims: { [claims.targetLinkUri]: 'http://127.0.0.1/lti/launch' },
  },
  { id: 'B45', name: 'no roles', verdict: 'roles_missing', claims: { [claims.roles]: null } },
  {
    id: 'B46',
    name: 'roles a text',
    verdict: 'roles_malformed',
    claims: { [claims.roles]: contextRoles.learner },
  },
  {
    id: 'B47',
    name: 'a resource link id of 256 characters',
    verdict: 'resource_link_too_long',
    claims: { [claims.resourceLink]: { id: 'x'.repeat(256) } },
  },
  { id: 'B48', name: 'sub of 256 characters', verdict: 'subject_too_long', claims: { sub: 'x'.repeat(256) } },
  {
    id: 'B49',
    name: 'deep linking without settings',
    verdict: 'deep_linking_settings_missing',
    deepLinking: true,
  },
  {
    id: 'B50',
    name: 'deep linking without a return address',
    verdict: 'deep_linking_return_missing',
    deepLinking: true,
    claims: { [claims.deepLinkingSettings]: { accept_types: ['ltiResourceLink'] } },
  },
  {
    id: 'B51',
    name: 'deep linking that returns to a script',
    verdict: 'deep_linking_return_missing',
    deepLinking: true,
    claims: {
      [claims.deepLinkingSettings]: {
        deep_link_return_url: 'javascript:alert(1)',
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
      },
    },
  },
  {
    id: 'G4',
    name: 'a deep linking request',
    verdict: 'ok',
    section: 'DL §4.4',
    deepLinking: true,
    claims: {
      [claims.deepLinkingSettings]: {
        deep_link_return_url: 'https://lms.example/return',
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
      },
    },
  },
];
