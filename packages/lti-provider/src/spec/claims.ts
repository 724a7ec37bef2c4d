const core = 'https://purl.imsglobal.org/spec/lti/claim';
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim';

/** Names of the claims (core §5.3 and 5.4, DL §4.4 and 4.5, AGS §3.1, NRPS §3.6.1). */
export const claims = {
  messageType: `${core}/message_type`,
  version: `${core}/version`,
  deploymentId: `${core}/deployment_id`,
  targetLinkUri: `${core}/target_link_uri`,
  resourceLink: `${core}/resource_link`,
  roles: `${core}/roles`,
  context: `${core}/context`,
  custom: `${core}/custom`,
  forUser: `${core}/for_user`,
  launchPresentation: `${core}/launch_presentation`,
  toolPlatform: `${core}/tool_platform`,
  deepLinkingSettings: `${deepLinking}/deep_linking_settings`,
  contentItems: `${deepLinking}/content_items`,
  data: `${deepLinking}/data`,
  message: `${deepLinking}/msg`,
  log: `${deepLinking}/log`,
  errorMessage: `${deepLinking}/errormsg`,
  errorLog: `${deepLinking}/errorlog`,
  gradeService: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  /** Where in Canvas the message was started: `link_selection`, `assignment_selection`, … */
  canvasPlacement: 'https://www.instructure.com/placement',
  /** What Brightspace tells besides. */
  brightspace: 'http://www.brightspace.com',
  namesRoleService: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
} as const;

/** The one version there is (core §5.3.2). */
export const ltiVersion = '1.3.0';
