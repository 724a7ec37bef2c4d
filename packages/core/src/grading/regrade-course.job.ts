import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Computes every learner's grades in a course anew after a version of it was published. */
export const regradeCourseJob = defineJob({
  name: 'grading.regrade-course',
  payload: z.object({ courseKey: z.string() }),
});
