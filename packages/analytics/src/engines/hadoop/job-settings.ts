import { z } from 'zod';

/** What mapper and reducer are told of their run; the same in every process of it. */
export const jobSettings = z.object({
  /** Names of tasks, those that others read among them. */
  tasks: z.array(z.string()),
  range: z.object({ from: z.string(), to: z.string() }),
  videoDropoff: z.number(),
  weeks: z.number(),
  level: z.int().min(0),
  /** Addresses that begin so hold rows, all others logs. */
  rowsFolder: z.string(),
  /** Name of the file with countries of addresses, where there is one. */
  countries: z.string().optional(),
});
export type JobSettings = z.infer<typeof jobSettings>;

/** The environment variable that Hadoop hands them over in. */
export const jobVariable = 'COURSEWRIGHT_JOB';

/** Base64, since Hadoop splits what it is given at commas and equals signs. */
export function printJobSettings(settings: JobSettings): string {
  return Buffer.from(JSON.stringify(settings)).toString('base64url');
}

export function readJobSettings(text: string): JobSettings {
  return jobSettings.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
}
