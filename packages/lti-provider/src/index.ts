export { createLtiTool } from './create-lti-tool.ts';
export type { LtiLinks, LtiTool } from './lti-tool.ts';
export type { LtiAddresses, LtiLog, LtiToolAddresses, LtiToolDeps } from './lti-tool-deps.ts';
export type { LtiPlatforms } from './registrations/lti-platforms.ts';
export { forgetPerson } from './launch/forget-person.ts';
export type { LtiStores } from './lti-stores.ts';
export type { OpenedLaunch } from './launch/opened-launch.ts';
export type { KnownAtLink, LinkStore, LinkUser, ResourceLink } from './grades/link-store.port.ts';
export type { LtiGrades } from './grades/lti-grades.ts';
export type { LinkReport, LinkReportRow } from './links/link-report.ts';
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
export { returnAddress } from './pages/return-address.ts';
export { refusalCatalogue, refusalCodes, type RefusalCode } from './refusals/refusal-catalogue.ts';
export type { Explanation } from './doctor/explain-refusal.ts';
export type { TokenExamination } from './doctor/examine-token.ts';
export type { LaunchDoctor } from './doctor/launch-doctor.ts';
export type { LaunchCount, LaunchQuery, LaunchRecord } from './doctor/launch-record-store.port.ts';
export { lmsNames, lmsProduct, lmsProducts, type LmsProduct } from './doctor/lms-product.ts';
export type { ConnectionStep } from './doctor/test-connection.ts';
export type { LtiRegistrations } from './registration/registration-service.ts';
export { registrationRefusalText } from './registration/registration-refusal-text.ts';
export {
  registrationChangesSchema,
  registrationSchema,
  signatureAlgorithms,
  type RegistrationChangesInput,
  type RegistrationInput,
} from './registrations/registration-input.ts';
export type { Registration, RegistrationState } from './registrations/registration.ts';
export type { LtiRosters } from './roster/lti-rosters.ts';
export type { MemberState, Roster, RosterMember } from './roster/roster-store.port.ts';
export { canvasConfiguration } from './registration/canvas-configuration.ts';
