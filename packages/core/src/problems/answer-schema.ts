import { z } from 'zod';

/** An answer as it is posted and stored. */
export const answerSchema = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())]);
