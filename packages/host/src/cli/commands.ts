import { analyticsExport } from './analytics-export.ts';
import { analyticsRun } from './analytics-run.ts';
import { analyticsTasks } from './analytics-tasks.ts';
import { analyticsTokenCreate } from './analytics-token-create.ts';
import { analyticsTokenList } from './analytics-token-list.ts';
import { analyticsTokenRevoke } from './analytics-token-revoke.ts';
import { backup } from './backup.ts';
import { cohortImport } from './cohort-import.ts';
import { cohortList } from './cohort-list.ts';
import { courseCheck } from './course-check.ts';
import { courseExport } from './course-export.ts';
import { courseImport } from './course-import.ts';
import { courseList } from './course-list.ts';
import { courseTest } from './course-test.ts';
import { dataMove } from './data-move.ts';
import type { Command } from './define-command.ts';
import { doctor } from './doctor.ts';
import { embedKeyCreate } from './embed-key-create.ts';
import { embedKeyList } from './embed-key-list.ts';
import { embedKeyRevoke } from './embed-key-revoke.ts';
import { eventsCheck } from './events-check.ts';
import { eventsExport } from './events-export.ts';
import { ltiGrades } from './lti-grades.ts';
import { ltiDoctor } from './lti-doctor.ts';
import { ltiKeyRotate } from './lti-key-rotate.ts';
import { ltiPlatformAdd } from './lti-platform-add.ts';
import { ltiPlatformApprove } from './lti-platform-approve.ts';
import { ltiPlatformChange } from './lti-platform-change.ts';
import { ltiPlatformInvite } from './lti-platform-invite.ts';
import { ltiPlatformList } from './lti-platform-list.ts';
import { ltiPlatformPause } from './lti-platform-pause.ts';
import { ltiPlatformRemove } from './lti-platform-remove.ts';
import { ltiResync } from './lti-resync.ts';
import { ltiShow } from './lti-show.ts';
import { migrate } from './migrate.ts';
import { problemCheck } from './problem-check.ts';
import { problemRescore } from './problem-rescore.ts';
import { restore } from './restore.ts';
import { secretReseal } from './secret-reseal.ts';
import { secretRotate } from './secret-rotate.ts';
import { serve } from './serve.ts';
import { userCreate } from './user-create.ts';
import { userRetire } from './user-retire.ts';
import { worker } from './worker.ts';

/** Every command of `coursewright`, in the order that the help shows. */
export const commands: readonly Command[] = [
  serve,
  worker,
  courseImport,
  courseExport,
  courseCheck,
  courseTest,
  courseList,
  problemCheck,
  problemRescore,
  userCreate,
  userRetire,
  cohortImport,
  cohortList,
  embedKeyCreate,
  embedKeyList,
  embedKeyRevoke,
  analyticsRun,
  analyticsExport,
  analyticsTasks,
  analyticsTokenCreate,
  analyticsTokenList,
  analyticsTokenRevoke,
  ltiShow,
  ltiPlatformAdd,
  ltiPlatformInvite,
  ltiPlatformList,
  ltiPlatformChange,
  ltiPlatformApprove,
  ltiPlatformPause,
  ltiPlatformRemove,
  ltiGrades,
  ltiResync,
  ltiKeyRotate,
  ltiDoctor,
  eventsCheck,
  eventsExport,
  backup,
  restore,
  dataMove,
  secretRotate,
  secretReseal,
  migrate,
  doctor,
];
