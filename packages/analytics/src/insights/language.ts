/** Languages that Insights speaks. */
export const insightsLanguages = ['en', 'es'] as const;
export type InsightsLanguage = (typeof insightsLanguages)[number];

/** The same in each language. */
export type Words<Text = string> = Readonly<Record<InsightsLanguage, Text>>;

export function wholeNumber(value: number, language: InsightsLanguage): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** Of `YYYY-MM-DD…`. */
export function dateText(date: string, language: InsightsLanguage): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}
