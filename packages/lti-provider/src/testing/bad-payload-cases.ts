import type { RefusalCode } from '../refusals/refusal-catalogue.ts';
import { claims } from '../spec/claims.ts';

type Claims = Readonly<Record<string, unknown>>;

/** What a case sends differently from a good launch. `null` for a claim takes it away. */
export interface LaunchCase {
  readonly id: string;
  readonly name: string;
  /** `ok` = must be let in. */
  readonly verdict: 'ok' | RefusalCode;
  readonly claims?: Claims;
  /** Claims from the clock, in seconds from now. */
  readonly times?: Readonly<Partial<Record<'iat' | 'exp' | 'nbf', number>>>;
  readonly header?: Claims;
  readonly registration?: 'anonymous' | 'trusting';
  /** A message of the other type. */
  readonly deepLinking?: true;
}

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const noPerson = { name: null, given_name: null, family_name: null, email: null };
const returnUrl = 'https://lms.example/return';

/** The rows of the table of payloads, and the checks to certify by, that a token alone decides. */
export const launchCases: readonly LaunchCase[] = [
  { id: 'G1', name: 'a plain launch', verdict: 'ok' },
  { id: 'G2', name: 'aud is a list of our client id', verdict: 'ok', claims: { aud: ['client-1'] } },
  {
    id: 'G3',
    name: 'a second audience that is trusted, with azp',
    verdict: 'ok',
    registration: 'trusting',
    claims: { aud: ['other', 'client-1'], azp: 'client-1' },
  },
  { id: 'G7', name: 'no personal data', verdict: 'ok', claims: noPerson },
  { id: 'G8', name: 'e-mail address only', verdict: 'ok', claims: { ...noPerson, email: 'x@example.org' } },
  {
    id: 'G10',
    name: 'anonymous, where that is allowed',
    verdict: 'ok',
    registration: 'anonymous',
    claims: { sub: null },
  },
  { id: 'G11', name: 'a clock 3 s ahead', verdict: 'ok', times: { iat: 3 } },
  { id: 'G12', name: 'expired 2 s ago', verdict: 'ok', times: { exp: -2, iat: -30 } },
  { id: 'G13', name: 'issued 30 s ago', verdict: 'ok', times: { iat: -30 } },
  ...['LtiSubmissionReviewRequest', 'LtiStartProctoring', 'LtiEulaRequest', 'DataPrivacyLaunchRequest'].map(
    (type, index): LaunchCase => ({
      id: `G${19 + index}`,
      name: `${type}, refused by name`,
      verdict: 'message_type_not_offered',
      claims: { [claims.messageType]: type },
    }),
  ),
  { id: 'B1', name: 'another audience', verdict: 'audience_wrong', claims: { aud: 'somebody' } },
  { id: 'B2', name: 'expired', verdict: 'token_expired', times: { exp: -300, iat: -400 } },
  { id: 'B3', name: 'issued an hour ahead', verdict: 'issued_in_future', times: { iat: 3600, exp: 7200 } },
  { id: 'B4', name: 'no exp', verdict: 'exp_missing', claims: { exp: null } },
  { id: 'B5', name: 'no iat', verdict: 'iat_missing', claims: { iat: null } },
  { id: 'B6', name: 'issued an hour ago', verdict: 'issued_long_ago', times: { iat: -3600, exp: 300 } },
  { id: 'B7', name: 'not valid yet', verdict: 'not_yet_valid', times: { nbf: 300 } },
  { id: 'B8', name: 'no nonce', verdict: 'nonce_missing', claims: { nonce: null } },
  {
    id: 'B9',
    name: 'a nonce that was never given out',
    verdict: 'nonce_mismatch',
    claims: { nonce: 'made-up' },
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
  { id: 'B21', name: 'an unknown kid', verdict: 'token_key_unknown', header: { kid: 'nobody' } },
  { id: 'B22', name: 'no kid', verdict: 'token_kid_missing', header: { kid: undefined } },
  {
    id: 'B26',
    name: 'an unknown critical header',
    verdict: 'token_critical',
    header: { crit: ['b64'], b64: true },
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
    id: 'B36',
    name: 'azp of another client, aud a list',
    verdict: 'azp_wrong',
    registration: 'trusting',
    claims: { aud: ['client-1', 'other'], azp: 'other' },
  },
  {
    id: 'B37',
    name: 'two audiences and no azp',
    verdict: 'azp_missing',
    registration: 'trusting',
    claims: { aud: ['client-1', 'other'] },
  },
  { id: 'B38', name: 'azp of another client, aud a text', verdict: 'azp_wrong', claims: { azp: 'other' } },
  {
    id: 'B39',
    name: 'a token of another issuer',
    verdict: 'issuer_wrong',
    claims: { iss: 'https://b.example' },
  },
  {
    id: 'B39b',
    name: 'a token for another client of the issuer',
    verdict: 'audience_wrong',
    claims: { aud: 'client-2' },
  },
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
    claims: { [claims.roles]: `${membership}#Learner` },
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
    claims: { [claims.deepLinkingSettings]: { deep_link_return_url: 'javascript:alert(1)' } },
  },
  {
    id: 'B54',
    name: 'an audience that nobody trusts',
    verdict: 'audience_untrusted',
    claims: { aud: ['client-1', 'other'], azp: 'client-1' },
  },
  // 1EdTech certification guide §6.1.1, known bad payloads, by their names there
  {
    id: '6.1.1',
    name: 'No KID Sent in JWT header',
    verdict: 'token_kid_missing',
    header: { kid: undefined },
  },
  {
    id: '6.1.1',
    name: 'Incorrect KID in JWT header',
    verdict: 'token_key_unknown',
    header: { kid: 'incorrect' },
  },
  { id: '6.1.1', name: 'Wrong LTI Version', verdict: 'version_wrong', claims: { [claims.version]: '11.3' } },
  { id: '6.1.1', name: 'No LTI Version', verdict: 'version_missing', claims: { [claims.version]: null } },
  {
    id: '6.1.1',
    name: 'Invalid LTI message',
    verdict: 'message_type_unknown',
    claims: { [claims.messageType]: 'a message' },
  },
  {
    id: '6.1.1',
    name: 'Missing LTI Claims',
    verdict: 'version_missing',
    claims: Object.fromEntries(Object.values(claims).map((claim) => [claim, null])),
  },
  {
    id: '6.1.1',
    name: 'Timestamps Incorrect',
    verdict: 'token_expired',
    times: { iat: -90_000, exp: -86_400 },
  },
  {
    id: '6.1.1',
    name: 'message_type Claim Missing',
    verdict: 'message_type_missing',
    claims: { [claims.messageType]: null },
  },
  { id: '6.1.1', name: 'role Claim Missing', verdict: 'roles_missing', claims: { [claims.roles]: null } },
  {
    id: '6.1.1',
    name: 'deployment_id Claim Missing',
    verdict: 'deployment_missing',
    claims: { [claims.deploymentId]: null },
  },
  {
    id: '6.1.1',
    name: 'resource_link_id Claim Missing',
    verdict: 'resource_link_missing',
    claims: { [claims.resourceLink]: {} },
  },
  {
    id: '6.1.1',
    name: 'user Claim Missing',
    verdict: 'subject_missing',
    claims: { sub: null },
  },
  // §6.1.2 and 6.1.3, valid payloads
  ...(['Instructor', 'Learner'] as const).flatMap((role): LaunchCase[] => {
    const id = role === 'Instructor' ? '6.1.2' : '6.1.3';
    const roles = { [claims.roles]: [`${membership}#${role}`] };
    const good = (name: string, more: Claims): LaunchCase => ({
      id,
      name: `${role}: ${name}`,
      verdict: 'ok',
      claims: { ...roles, ...more },
    });
    return [
      good('Launch', {}),
      good('Launch with Roles', {
        [claims.roles]: [
          `${membership}#${role}`,
          'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student',
        ],
      }),
      good('Short Role', { [claims.roles]: [role] }),
      good('Unknown Role', { [claims.roles]: ['http://example.org/roles#Wizard'] }),
      good('No Role', { [claims.roles]: [] }),
      good('Email Only', { ...noPerson, email: 'only@example.org' }),
      good('Names Only', { email: null }),
      good('No PII', noPerson),
      good('Email Without Context', { ...noPerson, email: 'only@example.org', [claims.context]: null }),
    ];
  }),
  {
    id: 'DL',
    name: 'a deep linking request',
    verdict: 'ok',
    deepLinking: true,
    claims: {
      [claims.deepLinkingSettings]: {
        deep_link_return_url: returnUrl,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
      },
    },
  },
];
