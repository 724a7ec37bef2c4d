import type { Refusal } from '@coursewright/core';

/**
 * Everything a registration is refused for. `section` is where the standard asks for it: `DR` is LTI Dynamic Registration
 * 1.0; `again`: whether it helps to begin anew in the platform. The sentences are in `i18n/`.
 */
export const registrationRefusals = {
  configuration_missing: { section: 'DR step 1', again: false },
  address_refused: { section: 'DR step 1', again: false },
  configuration_unreachable: { section: 'DR step 2', again: true },
  registration_token_refused: { section: 'DR step 2', again: true },
  configuration_invalid: { section: 'DR step 2', again: false },
  issuer_mismatch: { section: 'DR §3.5.1', again: false },
  resource_links_missing: { section: 'DR step 2', again: false },
  courses_missing: { section: 'DR step 3', again: false },
  registration_refused: { section: 'DR step 3', again: true },
  registration_unclear: { section: 'DR §3.6.1', again: true },
  already_registered: { section: 'DR §3.6.1', again: false },
  address_expired: { section: 'DR step 1', again: false },
  address_used: { section: 'DR step 1', again: false },
  too_many_pending: { section: 'DR step 1', again: false },
  too_many_at_once: { section: 'DR step 1', again: true },
  session_expired: { section: 'DR step 1', again: true },
  session_used: { section: 'DR step 1', again: false },
} as const;

export type RegistrationRefusalCode = keyof typeof registrationRefusals;

export type RegistrationRefusal = Refusal<RegistrationRefusalCode>;

export function refuseRegistration(
  code: RegistrationRefusalCode,
  facts?: Readonly<Record<string, string | number>>,
): RegistrationRefusal {
  return { refused: code, ...(facts !== undefined && { facts }) };
}
