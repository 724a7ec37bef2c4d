import type { InsightsLanguage } from './language.ts';

/** `25–49%`; of hundredths, both among them. */
export function percentRange(from: number, to: number, language: InsightsLanguage): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return from === to ? percent.format(to / 100) : `${from}–${percent.format(to / 100)}`;
}
