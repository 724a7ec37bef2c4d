export { createLtiTool } from './create-lti-tool.ts';
export type { LtiAddresses, LtiLog, LtiPlatforms, LtiTool, LtiToolDeps } from './lti-tool.ts';
export type { LtiStores } from './lti-stores.ts';
export type { OpenedLaunch } from './launch/opened-launch.ts';
export type {
  KnownAtLink,
  LinkStore,
  LinkUser,
  ResourceLink,
  ScoreOutcome,
  ScoreStore,
} from './grades/link-store.port.ts';
export { toolKeys, type ToolKeys } from './keys/tool-keys.ts';
export { refusalCatalogue, type RefusalCode } from './refusals/refusal-catalogue.ts';
export {
  registrationChangesSchema,
  registrationSchema,
  signatureAlgorithms,
  type RegistrationChangesInput,
  type RegistrationInput,
} from './registrations/registration-input.ts';
export type { Registration, RegistrationState } from './registrations/registration.ts';
