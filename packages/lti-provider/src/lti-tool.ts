import type {
  EngineExtension,
  GradeChange,
  JobHandler,
  JobQueue,
  Outgoing,
  PageRequest,
} from '@coursewright/core';
import type { Router } from 'express';
import type { LaunchDoctor } from './doctor/launch-doctor.ts';
import type { LtiGrades } from './grades/lti-grades.ts';
import type { ToolKeys } from './keys/tool-keys.ts';
import type { LinkReport } from './links/link-report.ts';
import type { LtiRosters } from './roster/lti-rosters.ts';
import type { LtiStores } from './lti-stores.ts';
import type { LtiRegistrations } from './registration/registration-service.ts';
import type { LtiToolAddresses } from './lti-tool-deps.ts';
import type { LtiPlatforms } from './registrations/lti-platforms.ts';

/** The tool side of LTI 1.3. Itself an extension of the engine: `engine.extend(tool)`. */
export interface LtiTool extends EngineExtension<never> {
  /** Serves `/lti/login`, `/lti/launch`, `/lti/deep-link`, `/lti/register`, `/lti/canvas.json` and `/lti/jwks.json`; mounted at the root of any Express app. */
  readonly router: Router;
  readonly jobs: readonly JobHandler[];
  /** Enqueues the sending of the scores that changed, for every link that the learner came through. */
  onGradeChange(tx: LtiStores & Outgoing, change: GradeChange): Promise<void>;
  readonly grades: LtiGrades;
  /** Has a queue look every minute for scores whose job was lost, with Redis or a process. */
  schedule(jobs: Pick<JobQueue, 'repeat'>): Promise<void>;
  readonly rosters: LtiRosters;
  readonly links: LtiLinks;
  readonly platforms: LtiPlatforms;
  readonly registrations: LtiRegistrations;
  readonly doctor: LaunchDoctor;
  /** The tool's own keys, with what platforms gave it sealed beside them: `reseal` does both. */
  readonly keys: ToolKeys;
  readonly addresses: LtiToolAddresses;
}

/** Places in platforms from where content is launched, for those who teach there. */
export interface LtiLinks {
  /** See `linkReport`. */
  report(request: PageRequest & { readonly linkId: string }): Promise<LinkReport>;
}
