import { claims } from '../../spec/claims.ts';
import { contextRoles } from '../../spec/roles.ts';
import type { LaunchCase } from '../launch-case.ts';

/** Messages of later parts of the standard: a tool may take them, or refuse them by name; never as if they were broken. */
export const laterMessageCases: readonly LaunchCase[] = (
  [
    ['G19', 'LtiSubmissionReviewRequest', 'Submission Review §3'],
    ['G20', 'LtiStartProctoring', 'Proctoring §4'],
    ['G21', 'LtiEulaRequest', 'EULA §3'],
    ['G22', 'DataPrivacyLaunchRequest', 'Data Privacy Launch'],
    ['G23', 'LtiEndAssessment', 'Proctoring §4'],
    ['G25', 'LtiAssetProcessorSettingsRequest', 'Asset Processor'],
    ['G26', 'LtiReportReviewRequest', 'Asset Processor'],
  ] as const
).map(([id, type, section]): LaunchCase => ({
  id,
  name: `${type}, taken or refused by name`,
  verdict: 'message_type_not_offered',
  section,
  claims: {
    [claims.messageType]: type,
    [claims.forUser]: { user_id: 'ada' },
    [claims.roles]: [contextRoles.instructor],
    ...(type === 'DataPrivacyLaunchRequest' && { [claims.context]: null, [claims.resourceLink]: null }),
  },
}));
