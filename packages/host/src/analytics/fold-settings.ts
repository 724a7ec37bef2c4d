import { shippedCountryTable, type FoldSettings } from '@coursewright/analytics';
import type { AnalyticsSettings } from './analytics-settings.ts';

/** What tasks are told besides their data, for these days. */
export function foldSettings(
  { countries: chosen }: Pick<AnalyticsSettings, 'countries'>,
  range: FoldSettings['range'],
): Omit<FoldSettings, 'countries'> & { readonly countries?: string } {
  const countries = chosen ?? shippedCountryTable();
  return { range, videoDropoff: 0.05, weeks: 24, ...(countries !== undefined && { countries }) };
}

/** All days until tomorrow, UTC: learners' clocks may be ahead of ours, and what is dated later is not believed yet. */
export function daysUntilNow(now: Date): FoldSettings['range'] {
  return { from: '0001-01-01', to: new Date(now.valueOf() + 86_400_000).toISOString().slice(0, 10) };
}
