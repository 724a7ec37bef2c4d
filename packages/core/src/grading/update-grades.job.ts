import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Brings one learner's grades in one course up to date with their scores. */
export const updateGradesJob = defineJob({
  name: 'grading.update-grades',
  payload: z.object({ userId: z.int(), courseKey: z.string() }),
  attempts: 10,
});
