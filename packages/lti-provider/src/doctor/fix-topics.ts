import { refusalCatalogue, type RefusalCode, type RefusalEntry } from '../refusals/refusal-catalogue.ts';

/** What has to be set right in the platform; each platform has its own words for it. */
export const lmsTopics = [
  'registration',
  'deployment',
  'addresses',
  'keys',
  'messages',
  'person',
  'content',
  'window',
  'services',
] as const;

/** What is set right elsewhere: here, on the machines' clocks, by opening the activity again, or by the platform's makers. */
export const commonTopics = ['approval', 'courses', 'clocks', 'again', 'defect'] as const;

export type LmsTopic = (typeof lmsTopics)[number];
export type CommonTopic = (typeof commonTopics)[number];
export type FixTopic = LmsTopic | CommonTopic;

export const topics: Partial<Readonly<Record<RefusalCode, FixTopic>>> = {
  login_incomplete: 'addresses',
  platform_unknown: 'registration',
  registration_pending: 'approval',
  registration_paused: 'approval',
  client_ambiguous: 'registration',
  login_deployment_unknown: 'deployment',
  target_foreign: 'addresses',
  platform_error: 'again',
  platform_launch_expired: 'again',
  platform_login_required: 'again',
  too_many_requests: 'again',
  state_missing: 'addresses',
  state_forged: 'again',
  state_expired: 'again',
  browser_unknown: 'window',
  browser_mismatch: 'window',
  token_missing: 'addresses',
  token_malformed: 'defect',
  token_algorithm: 'keys',
  token_critical: 'defect',
  token_kid_missing: 'defect',
  token_key_unknown: 'keys',
  token_signature: 'keys',
  keys_unavailable: 'keys',
  issuer_wrong: 'registration',
  audience_wrong: 'registration',
  audience_untrusted: 'registration',
  azp_missing: 'defect',
  azp_wrong: 'registration',
  exp_missing: 'defect',
  token_expired: 'clocks',
  iat_missing: 'defect',
  issued_in_future: 'clocks',
  issued_long_ago: 'clocks',
  not_yet_valid: 'clocks',
  nonce_missing: 'defect',
  nonce_mismatch: 'again',
  nonce_used: 'again',
  version_missing: 'registration',
  version_wrong: 'registration',
  lti_version_old: 'registration',
  message_type_missing: 'defect',
  message_type_unknown: 'messages',
  message_type_not_offered: 'messages',
  deployment_missing: 'defect',
  deployment_unknown: 'deployment',
  deployment_changed: 'again',
  target_missing: 'addresses',
  target_changed: 'addresses',
  resource_link_missing: 'defect',
  resource_link_too_long: 'defect',
  subject_missing: 'person',
  subject_too_long: 'defect',
  roles_missing: 'person',
  roles_malformed: 'defect',
  deep_linking_settings_missing: 'messages',
  deep_linking_return_missing: 'messages',
  deep_linking_not_teaching: 'person',
  content_missing: 'content',
  course_unknown: 'content',
  course_not_allowed: 'courses',
  block_unknown: 'content',
  enrollment_refused: 'courses',
  picker_expired: 'again',
};

const byWho: Readonly<Record<RefusalEntry['fix'], FixTopic>> = {
  administrator: 'registration',
  teacher: 'content',
  learner: 'again',
  browser: 'window',
};

export function fixTopic(code: RefusalCode): FixTopic {
  return topics[code] ?? byWho[refusalCatalogue[code].fix];
}

export function isLmsTopic(topic: FixTopic): topic is LmsTopic {
  return lmsTopics.some((one) => one === topic);
}
