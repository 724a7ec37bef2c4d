import type { RefusalCode } from '../refusals/refusal-catalogue.ts';
import { enPicker } from './en-picker.ts';
import { enRegistration } from './en-registration.ts';

const refusals: Readonly<Record<`refusal.${RefusalCode}`, string>> = {
  'refusal.login_incomplete': 'The learning platform did not send {parameter} with the login.',
  'refusal.platform_unknown':
    'No platform is registered here with issuer {issuer} and client id {client}. Register it, or correct its issuer.',
  'refusal.registration_pending':
    '{platform} is registered and waits for the administrator of this tool to approve it.',
  'refusal.registration_paused': 'The administrator of this tool has paused launches from {platform}.',
  'refusal.client_ambiguous':
    'Several registrations have the issuer {issuer}; the platform must send client_id with the login.',
  'refusal.login_deployment_unknown':
    'Deployment {deployment} is not registered for {platform}. Add it to the registration.',
  'refusal.target_foreign':
    'The link leads to {target}, which is not an address of this tool. Correct the tool address in the platform.',
  'refusal.too_many_requests':
    'Too many requests come from this network. Wait {seconds} seconds and open the activity again.',
  'refusal.platform_launch_expired':
    'This page was open too long for the learning platform to go on with it. Go back to the course there, load it again and open the activity once more.',
  'refusal.platform_login_required':
    'The learning platform does not know who you are any more, or has somebody else logged in. Log in there again and open the activity once more.',
  'refusal.platform_error': 'The learning platform stopped the launch: {error}. Open the activity again.',
  'refusal.state_missing':
    'The launch did not come with a state; it must begin with the login. Open the activity again.',
  'refusal.state_forged':
    'The launch does not belong to a login that was started here. Open the activity again.',
  'refusal.state_expired': 'The launch took longer than ten minutes. Open the activity again.',
  'refusal.browser_unknown':
    'The browser did not send back the cookie of this launch: it blocks cookies of pages inside other pages.',
  'refusal.browser_mismatch': 'The launch was started in another browser. Open the activity again.',
  'refusal.token_missing': 'The learning platform sent no id_token.',
  'refusal.token_malformed': 'The id_token is not a signed JSON Web Token.',
  'refusal.token_algorithm':
    'The id_token is signed with {algorithm}; {platform} is registered for {allowed}.',
  'refusal.token_critical': 'The id_token asks for a header extension that is not known here.',
  'refusal.token_kid_missing': 'The id_token does not say which key signed it (kid).',
  'refusal.token_key_unknown':
    'The key {kid} that signed the id_token is not in the key set of {platform}. If the keys were just changed, it is known in {seconds} seconds; else check jwks_url.',
  'refusal.token_signature': 'The signature of the id_token is not right.',
  'refusal.keys_unavailable': 'The key set of {platform} cannot be read: {reason}',
  'refusal.issuer_wrong': 'The id_token is from {issuer}, but the login was from {platform}.',
  'refusal.audience_wrong': 'The id_token is for another client id than the registered {client}.',
  'refusal.audience_untrusted':
    'The id_token is also for {audience}, which the registration does not trust (trusted_audiences).',
  'refusal.azp_missing':
    'The id_token is for several audiences and does not say which one it was made for (azp).',
  'refusal.azp_wrong': 'The id_token was made for {azp} (azp), not for the registered client id.',
  'refusal.exp_missing': 'The id_token has no time of expiry (exp).',
  'refusal.token_expired':
    'The id_token has expired. Open the activity again; if it happens often, check the clocks.',
  'refusal.iat_missing': 'The id_token has no time of issue (iat).',
  'refusal.issued_in_future':
    'The id_token was issued {seconds} seconds in the future. Check the clocks of the platform and of this server.',
  'refusal.issued_long_ago': 'The id_token was issued more than ten minutes ago. Open the activity again.',
  'refusal.not_yet_valid': 'The id_token is not valid yet (nbf). Check the clocks.',
  'refusal.nonce_missing': 'The id_token has no nonce.',
  'refusal.nonce_mismatch': 'The id_token was made for another login. Open the activity again.',
  'refusal.nonce_used': 'This launch has been used before. Open the activity again.',
  'refusal.version_missing': 'The message does not say its LTI version.',
  'refusal.version_wrong': 'The message has LTI version {version}; only 1.3.0 is understood.',
  'refusal.lti_version_old': 'The platform launched by LTI 1.1. Register this tool there as an LTI 1.3 tool.',
  'refusal.message_type_missing': 'The message does not say its type.',
  'refusal.message_type_unknown': '{type} is not a message type of LTI.',
  'refusal.message_type_not_offered':
    'The platform sent {type} ({service}). This tool takes LtiResourceLinkRequest and LtiDeepLinkingRequest; turn the other placement off in the platform.',
  'refusal.deployment_missing': 'The message has no deployment id of 1 to 255 characters.',
  'refusal.deployment_unknown':
    'Deployment {deployment} is not registered for {platform}. Add it to the registration.',
  'refusal.deployment_changed':
    'The message is of another deployment than the login. Open the activity again.',
  'refusal.target_missing': 'The message has no target_link_uri.',
  'refusal.target_changed': 'The target_link_uri of the message is not the one of the login.',
  'refusal.resource_link_missing': 'The message has no resource link id.',
  'refusal.resource_link_too_long': 'The resource link id is longer than 255 characters.',
  'refusal.subject_missing':
    'The platform did not say who the user is (sub). Share a user id with the tool, or allow anonymous launches in the registration.',
  'refusal.subject_too_long': 'The user id (sub) is longer than 255 ASCII characters.',
  'refusal.roles_missing': 'The message has no roles.',
  'refusal.roles_malformed': 'The roles of the message are not a list of texts.',
  'refusal.deep_linking_settings_missing': 'The deep linking request has no settings.',
  'refusal.deep_linking_return_missing': 'The deep linking request does not say where to return to.',
  'refusal.deep_linking_not_teaching': 'Content can be chosen by those who teach in the course.',
  'refusal.content_missing':
    'No course content is chosen for this link yet. In the platform, edit the link and select content of this tool.',
  'refusal.course_not_allowed':
    '{platform} is not allowed to open the course {course}. Add it to the courses of the registration.',
  'refusal.course_unknown': 'The course {course} is not here any more, or not published.',
  'refusal.block_unknown': 'The part {block} is not in the published course any more.',
  'refusal.enrollment_refused': 'The course takes no more learners ({reason}).',
  'refusal.picker_expired': 'The selection took longer than an hour. Start it again in the platform.',
};

export const en = {
  ...refusals,
  ...enPicker,
  ...enRegistration,
  'page.title': 'The activity could not be opened',
  'page.forLearner': 'Tell your teacher or administrator what is below.',
  'page.forTeacher': 'Whoever edits the course in the learning platform can mend this.',
  'page.forAdministrator': 'Whoever administers the learning platform or this tool can mend this.',
  'page.again': 'Go back to the learning platform and open the activity again.',
  'page.tryAgain': 'Try again',
  'page.back': 'Back to the learning platform',
  'page.emptyTitle': 'Nothing here yet',
  'page.emptyHint': 'Your teacher has not chosen yet what this link opens. Come back later.',
  'page.facts': 'Code {code} · {section} · {id}',
  'page.browserTitle': 'Open the activity in a new window',
  'page.browserHelp': 'In a window of its own it works.',
  'page.newWindow': 'Open in a new window',
  'storage.opening': 'Opening the activity …',
  'storage.blocked': 'This browser keeps nothing for a page inside another page.',
  'storage.cookiesOff': 'Cookies are turned off',
  'storage.allowCookies':
    'Allow cookies for this site in the settings of the browser, then go back to the learning platform and open the activity again.',
  'platform.refused': 'The launch was refused',
  'platform.notAdded': 'The content was not added',
  'platform.continue': 'Continue to {tool}',
  'platform.back': 'Continue',
};

export type MessageKey = keyof typeof en;
