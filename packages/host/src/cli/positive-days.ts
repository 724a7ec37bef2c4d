import { UsageError } from './usage-error.ts';

/** Whole days of an option, up to ten years. Throws UsageError. */
export function positiveDays(option: string, text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days > 0 && days <= 3660) return days;
  throw new UsageError(`${option} takes whole days, from 1 to 3660.`);
}
