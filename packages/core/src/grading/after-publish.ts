import type { Outgoing } from '../records/records.port.ts';
import { regradeCourseJob } from './regrade-course.job.ts';

/** Has the grades follow a version of the course that was just published: points, weights, dates and policy may differ. */
export async function afterPublish(tx: Pick<Outgoing, 'jobs'>, courseKey: string): Promise<void> {
  const deduplicationId = `${regradeCourseJob.name} ${courseKey}`;
  await tx.jobs.enqueue(regradeCourseJob, { courseKey }, { deduplicationId });
}
