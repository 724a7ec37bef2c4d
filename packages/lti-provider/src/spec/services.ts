/** RFC 7523 §2.2, as the security framework §4.1 asks for it. */
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The message types that are judged here (core §2.2; DL §4.4). */
export const messageTypes = {
  resourceLink: 'LtiResourceLinkRequest',
  deepLinking: 'LtiDeepLinkingRequest',
  deepLinkingResponse: 'LtiDeepLinkingResponse',
} as const;

/** Message types of other parts of the standard, which are refused by name: type → part. */
export const laterMessageTypes: ReadonlyMap<string, string> = new Map([
  ['LtiSubmissionReviewRequest', 'Submission Review'],
  ['LtiStartProctoring', 'Proctoring'],
  ['LtiStartAssessment', 'Proctoring'],
  ['LtiEndAssessment', 'Proctoring'],
  ['LtiEulaRequest', 'EULA'],
  ['LtiAssetProcessorSettingsRequest', 'Asset Processor'],
  ['LtiReportReviewRequest', 'Asset Processor'],
  ['DataPrivacyLaunchRequest', 'Data Privacy'],
  // What a tool sends, and no platform.
  ['LtiDeepLinkingResponse', 'Deep Linking'],
]);
