import { claims } from '../../spec/claims.ts';
import { contextRoles } from '../../spec/roles.ts';
import type { LaunchCase } from '../launch-case.ts';

const known = (number: number, one: Omit<LaunchCase, 'id'>): LaunchCase => ({
  id: `6.1.1-${number}`,
  ...one,
});
const noPerson = { name: null, given_name: null, family_name: null, email: null };

/** 1EdTech LTI Advantage Conformance Certification Guide 1.3, §6.1.1: known bad payloads, by their names there. */
const knownBad: readonly LaunchCase[] = [
  known(1, { name: 'No KID Sent in JWT header', verdict: 'token_kid_missing', header: { kid: undefined } }),
  known(2, {
    name: 'Incorrect KID in JWT header',
    verdict: 'token_key_unknown',
    header: { kid: 'incorrect' },
  }),
  known(3, { name: 'Wrong LTI Version', verdict: 'version_wrong', claims: { [claims.version]: '11.3' } }),
  known(4, { name: 'No LTI Version', verdict: 'version_missing', claims: { [claims.version]: null } }),
  known(5, {
    name: 'Invalid LTI message',
    verdict: 'message_type_unknown',
    claims: { [claims.messageType]: 'a message' },
  }),
  known(6, {
    name: 'Missing LTI Claims',
    verdict: 'version_missing',
    claims: Object.fromEntries(Object.values(claims).map((claim) => [claim, null])),
  }),
  known(7, { name: 'Timestamps Incorrect', verdict: 'token_expired', times: { iat: -90_000, exp: -86_400 } }),
  known(8, {
    name: 'message_type Claim Missing',
    verdict: 'message_type_missing',
    claims: { [claims.messageType]: null },
  }),
  known(9, { name: 'role Claim Missing', verdict: 'roles_missing', claims: { [claims.roles]: null } }),
  known(10, {
    name: 'deployment_id Claim Missing',
    verdict: 'deployment_missing',
    claims: { [claims.deploymentId]: null },
  }),
  known(11, {
    name: 'resource_link_id Claim Missing',
    verdict: 'resource_link_missing',
    claims: { [claims.resourceLink]: {} },
  }),
  known(12, { name: 'user Claim Missing', verdict: 'subject_missing', claims: { sub: null } }),
];

/** §6.1.2 and 6.1.3: valid payloads of instructors and of students. */
const valid = (['Instructor', 'Learner'] as const).flatMap((role): LaunchCase[] => {
  const section = role === 'Instructor' ? '6.1.2' : '6.1.3';
  const full = role === 'Instructor' ? contextRoles.instructor : contextRoles.learner;
  const more: readonly (readonly [string, LaunchCase['claims']])[] = [
    ['Launch', {}],
    [
      'Launch with Roles',
      { [claims.roles]: [full, 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student'] },
    ],
    ['Short Role', { [claims.roles]: [role] }],
    ['Unknown Role', { [claims.roles]: ['http://example.org/roles#Wizard'] }],
    ['No Role', { [claims.roles]: [] }],
    ['Email Only', { ...noPerson, email: 'only@example.org' }],
    ['Names Only', { email: null }],
    ['No PII', noPerson],
    ['Email Without Context', { ...noPerson, email: 'only@example.org', [claims.context]: null }],
  ];
  return more.map(([name, changed], index) => ({
    id: `${section}-${index + 1}`,
    name: `${role}: ${name}`,
    verdict: 'ok',
    section: 'core §5.3.7',
    claims: { [claims.roles]: [full], ...changed },
  }));
});

export const certificationCases: readonly LaunchCase[] = [...knownBad, ...valid];
