import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Grades anew what every learner has answered in a block. Doing it again goes on where it ended. */
export const rescoreBlockJob = defineJob({
  name: 'learning.rescore-block',
  payload: z.object({
    courseKey: z.string(),
    usageKey: z.string(),
    onlyIfHigher: z.boolean(),
    askedBy: z.int(),
  }),
});
