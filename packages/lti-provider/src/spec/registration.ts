const canvas = 'https://canvas.instructure.com/lti';

/** Names of dynamic registration's members (DR §3.5 and 3.6), and of Canvas's additions (canvas-lms doc/api/registration.md). */
export const registrationClaims = {
  platformConfiguration: 'https://purl.imsglobal.org/spec/lti-platform-configuration',
  toolConfiguration: 'https://purl.imsglobal.org/spec/lti-tool-configuration',
  canvasAccountName: `${canvas}/account_name`,
  canvasPrivacyLevel: `${canvas}/privacy_level`,
  canvasToolId: `${canvas}/tool_id`,
} as const;

/** Tells the platform's window that the registration is done (LTI Dynamic Registration 1.0, its last step). */
export const closeSubject = 'org.imsglobal.lti.close';
