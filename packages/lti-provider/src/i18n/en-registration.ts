import type { RegistrationRefusalCode } from '../registration/registration-refusals.ts';

const refusals: Readonly<Record<`registration.refused.${RegistrationRefusalCode}`, string>> = {
  'registration.refused.configuration_missing':
    'This address is for a learning platform: paste it there, where a tool is registered by its address (dynamic registration). It then opens this page with the address of its configuration.',
  'registration.refused.address_refused':
    'Nothing is fetched from {address}: {reason}. For a platform on the institution’s own network, whoever runs this tool has to allow private networks.',
  'registration.refused.configuration_unreachable':
    'The platform’s configuration at {address} cannot be read: {reason}. This server must be able to reach the platform.',
  'registration.refused.registration_token_refused':
    'The platform does not take the registration token any more (it answered {status}): it was used before, or lay too long.',
  'registration.refused.configuration_invalid':
    'The platform’s configuration is not complete: {field} is missing or wrong.',
  'registration.refused.issuer_mismatch':
    'The configuration is of {issuer}, but it came from {host}: nobody registers in another’s name. Open the registration at the platform itself; if it is the platform, its own address is configured wrongly.',
  'registration.refused.resource_links_missing':
    'The platform says that it opens no links to tools (LtiResourceLinkRequest).',
  'registration.refused.courses_missing':
    'Only some courses were to be opened, and none was chosen. Nothing was registered: go back and choose one.',
  'registration.refused.registration_refused': 'The platform refused the registration ({status}): {reason}',
  'registration.refused.registration_unclear':
    'The platform answered to the registration, but without {field}. It may be there now: look into the platform’s list of tools and remove it before you try again.',
  'registration.refused.already_registered':
    '{issuer} is registered here with the client id {client} already. Change that registration, or remove it first.',
  'registration.refused.address_expired':
    'This registration address has run out, or is not complete. Ask the administrator of this tool for a new one.',
  'registration.refused.address_used':
    'This registration address has been used: each is good for one platform. Ask the administrator of this tool for a new one.',
  'registration.refused.too_many_pending':
    'Too many registrations wait for approval. Ask the administrator of this tool for a registration address of your own.',
  'registration.refused.too_many_at_once':
    'Too many registrations were begun in the last minute. Wait a little.',
  'registration.refused.session_expired': 'This page was open for more than an hour. Nothing was registered.',
  'registration.refused.session_used': 'This registration has been sent already.',
};

/** Sentences of dynamic registration. */
export const enRegistration = {
  ...refusals,
  'registration.title': 'Register {tool}',
  'registration.ask': 'May {platform} open courses here?',
  'registration.lead':
    'The platform asks to be registered with {tool}. Nothing is registered before you say yes.',
  'registration.who': 'Who asks',
  'registration.product': 'Platform',
  'registration.issuer': 'Address (issuer)',
  'registration.account': 'Institution',
  'registration.what': 'What {tool} will ask the platform for',
  'registration.message.LtiResourceLinkRequest': 'to open activities from its courses',
  'registration.message.LtiDeepLinkingRequest': 'to let teachers choose content for its courses',
  'registration.scope.grades': 'to write grades into its gradebook',
  'registration.scope.members': 'to see who is in a course',
  'registration.person': 'of each person an id and their role; name and e-mail address as said below',
  'registration.personAlways': 'of each person an id, their role, name and e-mail address',
  'registration.nobody':
    'You are not logged in here as an administrator. The registration is kept, and waits for an administrator of {tool} to approve it.',
  'registration.name': 'Name of the platform',
  'registration.courses': 'Courses that it may open',
  'registration.everyCourse': 'Every course, also those that are added later',
  'registration.someCourses': 'Only these:',
  'registration.moreCourses': 'And {count} more: they can be chosen later, under Administration.',
  'registration.grades': 'Grades that it gets',
  'registration.grades.links': 'One for each activity that is placed there',
  'registration.grades.subsections': 'One for each graded subsection of a course',
  'registration.grades.course': 'One for the course as a whole',
  'registration.grades.none': 'None',
  'registration.personalData': 'Personal data that it may send',
  'registration.sendName': 'Names',
  'registration.sendEmail': 'E-mail addresses',
  'registration.yes': 'Register',
  'registration.yesPending': 'Ask for approval',
  'registration.done': '{platform} is registered',
  'registration.doneActive':
    'It may open courses now. Activate the tool in the platform where it asks for that.',
  'registration.doneDeployment': 'Its deployments are taken as they come.',
  'registration.donePending':
    'It waits for an administrator of {tool}, who finds it under Administration → LTI. Until then its launches are refused.',
  'registration.close': 'Back to the platform',
  'registration.notDone': 'The platform was not registered',
  'registration.again': 'Begin again in the platform: its registration token is good once.',
};
