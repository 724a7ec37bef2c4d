const grades = 'https://purl.imsglobal.org/spec/lti-ags/scope';

/** OAuth 2 scopes of the services (AGS §3.1, NRPS §2.4.1). */
export const scopes = {
  lineItem: `${grades}/lineitem`,
  lineItemReadonly: `${grades}/lineitem.readonly`,
  resultReadonly: `${grades}/result.readonly`,
  score: `${grades}/score`,
  membershipReadonly: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;
