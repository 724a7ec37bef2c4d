import { z } from 'zod';

/** One text, a list where several may be chosen, or fields by name where an input has several. */
export type Answer = string | readonly string[] | Readonly<Record<string, string>>;

/** An answer as it is posted and stored. */
export const answerSchema = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())]);
