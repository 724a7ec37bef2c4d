import type { CourseService, LearnerService } from '@coursewright/core';
import type { LtiTool } from '@coursewright/lti-provider';
import type { Administrators } from '../administrator.ts';

/** What the pages under /admin/lti stand on. */
export interface LtiAdminDeps {
  readonly lti: Pick<LtiTool, 'platforms' | 'registrations' | 'doctor' | 'grades' | 'addresses' | 'keys'>;
  readonly courses: Pick<CourseService, 'list'>;
  readonly learners: Pick<LearnerService, 'account'>;
  readonly administrator: Administrators;
}
