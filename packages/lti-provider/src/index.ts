export { createLtiTool } from './create-lti-tool.ts';
export type {
  LtiAddresses,
  LtiToolAddresses,
  LtiLog,
  LtiPlatforms,
  LtiTool,
  LtiToolDeps,
} from './lti-tool.ts';
export type { LtiStores } from './lti-stores.ts';
export type { OpenedLaunch } from './launch/opened-launch.ts';
export type { KnownAtLink, LinkStore, LinkUser, ResourceLink } from './grades/link-store.port.ts';
export type { LtiGrades } from './grades/lti-grades.ts';
export type { GradeColumn } from './grades/column-store.port.ts';
export type { ResultComparison, ResultDifference } from './grades/compare-results.ts';
export {
  gradeColumnsOf,
  gradeOutbox,
  gradeSituation,
  resync,
  type GradeSituation,
} from './grades/grade-outbox.ts';
export {
  scoreStates,
  type OutboxScore,
  type ScoreSelection,
  type ScoreState,
  type ScoreStore,
} from './grades/score-store.port.ts';
export { linkParameters } from './spec/link-variables.ts';
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
