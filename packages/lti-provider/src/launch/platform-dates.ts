import { linkVariables } from '../spec/link-variables.ts';

/** When the platform opens and closes an activity, as its teachers decided there: ISO 8601 in UTC. */
export interface PlatformDates {
  readonly opens?: string;
  readonly due?: string;
}

/** What a launch tells of them; a variable that the platform did not know stays as `$Name`, one without a value is empty. */
export function platformDates(custom: Readonly<Record<string, unknown>>): PlatformDates {
  const opens = instant(custom[linkVariables.opens.parameter]);
  const due = instant(custom[linkVariables.due.parameter]);
  return { ...(opens !== undefined && { opens }), ...(due !== undefined && { due }) };
}

function instant(value: unknown): string | undefined {
  const at = typeof value === 'string' && /^\d{4}-/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
