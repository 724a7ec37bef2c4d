export type { LtiAddresses, LtiLog, LtiPlatforms, LtiTool, LtiToolDeps } from './lti-tool.ts';
export type { LtiStores } from './lti-stores.ts';
export type { OpenedLaunch } from './launch/opened-launch.ts';
export {
  registrationSchema,
  type Registration,
  type RegistrationInput,
} from './registrations/registration.ts';
