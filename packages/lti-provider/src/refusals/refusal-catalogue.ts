/**
 * Everything a login or a launch is refused for. `section` is where the standard asks for it: `core` is LTI 1.3 core,
 * `security` the 1EdTech security framework 1.0, `DL` Deep Linking 2.0; `fix` tells who can mend it. The sentences are
 * in `i18n/`.
 */
export const refusalCatalogue = {
  // login
  login_incomplete: { section: 'security §5.1.1.1', fix: 'administrator' },
  platform_unknown: { section: 'core §3.1.3', fix: 'administrator' },
  registration_pending: { section: 'core §3.1.3', fix: 'administrator' },
  registration_paused: { section: 'core §3.1.3', fix: 'administrator' },
  client_ambiguous: { section: 'core §4.1.3', fix: 'administrator' },
  login_deployment_unknown: { section: 'core §4.1.2', fix: 'administrator' },
  target_foreign: { section: 'core §4.1', fix: 'administrator' },
  too_many_requests: { section: 'security §5.1.1', fix: 'learner' },
  // the answer of the platform
  platform_launch_expired: { section: 'security §5.1.1.5', fix: 'learner' },
  platform_login_required: { section: 'security §5.1.1.5', fix: 'learner' },
  platform_error: { section: 'security §5.1.1.5', fix: 'learner' },
  state_missing: { section: 'security §5.1.1.5', fix: 'learner' },
  state_forged: { section: 'security §5.1.1.5', fix: 'learner' },
  state_expired: { section: 'security §5.1.1.5', fix: 'learner' },
  browser_unknown: { section: 'security §7.3.1', fix: 'browser' },
  browser_mismatch: { section: 'security §7.3.1', fix: 'learner' },
  // the token and its signature
  token_missing: { section: 'security §5.1.1.3', fix: 'administrator' },
  token_malformed: { section: 'security §5.1.2', fix: 'administrator' },
  token_algorithm: { section: 'security §5.1.3 #6', fix: 'administrator' },
  token_critical: { section: 'RFC 7515 §4.1.11', fix: 'administrator' },
  token_kid_missing: { section: 'security §5.1.2', fix: 'administrator' },
  token_key_unknown: { section: 'security §6.3', fix: 'administrator' },
  token_signature: { section: 'security §5.1.3 #1', fix: 'administrator' },
  keys_unavailable: { section: 'security §6.3', fix: 'administrator' },
  // who and when
  issuer_wrong: { section: 'security §5.1.3 #2', fix: 'administrator' },
  audience_wrong: { section: 'security §5.1.3 #3', fix: 'administrator' },
  audience_untrusted: { section: 'security §5.1.3 #3', fix: 'administrator' },
  azp_missing: { section: 'security §5.1.3 #4', fix: 'administrator' },
  azp_wrong: { section: 'security §5.1.3 #5', fix: 'administrator' },
  exp_missing: { section: 'security §5.1.3 #7', fix: 'administrator' },
  token_expired: { section: 'security §5.1.3 #7', fix: 'learner' },
  iat_missing: { section: 'security §5.1.3 #8', fix: 'administrator' },
  issued_in_future: { section: 'security §5.1.3 #8', fix: 'administrator' },
  issued_long_ago: { section: 'security §5.1.3 #8', fix: 'learner' },
  not_yet_valid: { section: 'RFC 7519 §4.1.5', fix: 'administrator' },
  nonce_missing: { section: 'security §5.1.3 #9', fix: 'administrator' },
  nonce_mismatch: { section: 'security §5.1.3 #9', fix: 'learner' },
  nonce_used: { section: 'security §5.1.3 #9', fix: 'learner' },
  // the message
  version_missing: { section: 'core §5.3.2', fix: 'administrator' },
  version_wrong: { section: 'core §5.3.2', fix: 'administrator' },
  lti_version_old: { section: 'core §5.3.2', fix: 'administrator' },
  message_type_missing: { section: 'core §5.3.1', fix: 'administrator' },
  message_type_unknown: { section: 'core §5.3.1', fix: 'administrator' },
  message_type_not_offered: { section: 'core §5.3.1', fix: 'administrator' },
  deployment_missing: { section: 'core §5.3.3', fix: 'administrator' },
  deployment_unknown: { section: 'core §5.3.3', fix: 'administrator' },
  deployment_changed: { section: 'core §4.1.2', fix: 'learner' },
  target_missing: { section: 'core §5.3.4', fix: 'administrator' },
  target_changed: { section: 'core §5.3.4', fix: 'administrator' },
  resource_link_missing: { section: 'core §5.3.5', fix: 'administrator' },
  resource_link_too_long: { section: 'core §5.3.5', fix: 'administrator' },
  subject_missing: { section: 'core §5.3.6', fix: 'administrator' },
  subject_too_long: { section: 'core §5.3.6', fix: 'administrator' },
  roles_missing: { section: 'core §5.3.7', fix: 'administrator' },
  roles_malformed: { section: 'core §5.3.7', fix: 'administrator' },
  deep_linking_settings_missing: { section: 'DL §4.4.1', fix: 'administrator' },
  deep_linking_return_missing: { section: 'DL §4.4.1', fix: 'administrator' },
  deep_linking_not_teaching: { section: 'DL §4.4', fix: 'learner' },
  // what is to be opened
  content_missing: { section: 'core §3.2', fix: 'teacher' },
  course_not_allowed: { section: 'core §3.2', fix: 'administrator' },
  course_unknown: { section: 'core §3.2', fix: 'teacher' },
  block_unknown: { section: 'core §3.2', fix: 'teacher' },
  enrollment_refused: { section: 'core §3.2', fix: 'administrator' },
  picker_expired: { section: 'DL §4.4', fix: 'learner' },
} as const satisfies Record<string, RefusalEntry>;

export interface RefusalEntry {
  readonly section: string;
  readonly fix: 'administrator' | 'teacher' | 'learner' | 'browser';
}

export type RefusalCode = keyof typeof refusalCatalogue;

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalCatalogue, code);
}

export const refusalCodes: readonly RefusalCode[] = Object.keys(refusalCatalogue).filter(isRefusalCode);
