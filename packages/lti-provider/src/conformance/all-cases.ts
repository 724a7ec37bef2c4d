import { loginCases } from './cases/login-cases.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { launchCases } from './launch-cases.ts';
import { rowOf } from './run-launch-case.ts';
import { deepLinkingCases } from './services/deep-linking.ts';
import { gradeCases } from './services/grades.ts';
import { namesRolesCases } from './services/names-roles.ts';
import { browserCases } from './walks/browsers.ts';
import { forgedTokenCases } from './walks/forged-tokens.ts';
import { forgedKeyIds, newKey } from './walks/keys.ts';
import { loginRequestCases } from './walks/login-request.ts';
import { replayCases } from './walks/replays.ts';
import { sessionCases } from './walks/sessions.ts';

/**
 * Every row, in the order it is run in: the new key before any forged key id, the flood of forged ones last, since a tool may
 * leave the platform alone for a while after one.
 */
export const conformanceCases: readonly ConformanceCase[] = [
  newKey,
  ...loginCases,
  ...loginRequestCases,
  ...launchCases.map(rowOf),
  ...forgedTokenCases,
  ...browserCases,
  ...replayCases,
  ...sessionCases,
  ...deepLinkingCases,
  ...namesRolesCases,
  ...gradeCases,
  forgedKeyIds,
];
