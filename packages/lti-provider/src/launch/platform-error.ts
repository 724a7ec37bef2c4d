import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';

/** OAuth 2 codes (RFC 6749 §4.1.2.1, OIDC core §3.1.2.6) and those of platforms: what the person can do about them. */
const meanings: Readonly<Record<string, 'platform_launch_expired' | 'platform_login_required'>> = {
  // Canvas, where its page was open for long or the launch was opened again from the history
  launch_no_longer_valid: 'platform_launch_expired',
  login_required: 'platform_login_required',
  interaction_required: 'platform_login_required',
  account_selection_required: 'platform_login_required',
};
const codeText = /^[\w .:-]{1,100}$/;

/**
 * What the platform posted instead of a token (security framework §5.1.1.5). Its own words are told only with a state of
 * ours, else anybody could have a page of ours say anything.
 */
export function platformError(code: string, description?: string): LtiRefusal {
  const known = codeText.test(code) ? code : '?';
  const text = description?.slice(0, 500).trim();
  return refuse(meanings[known] ?? 'platform_error', {
    error: text === undefined || text === '' ? known : `${text} (${known})`,
  });
}
