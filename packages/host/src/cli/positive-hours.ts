import { UsageError } from './usage-error.ts';

/** Hours of an option, up to a year. Throws UsageError. */
export function positiveHours(option: string, text: string): number {
  const hours = Number(text);
  if (text.trim() !== '' && hours > 0 && hours <= 8784) return hours;
  throw new UsageError(`${option} takes hours, from above 0 to 8784.`);
}
