import type { Translation } from '../i18n/translation.ts';
import type { ContentDates } from './content-dates.ts';

const named = ['course', 'chapter', 'sequential', 'vertical', 'problem', 'video'] as const;

/** What a block is; a type of somebody's own by its own name. */
export function typeName(type: string, { t }: Translation): string {
  const known = named.find((one) => one === type);
  return known === undefined ? type.replaceAll(/[_-]/g, ' ') : t(`type.${known}`);
}

/** What is to be known of a block besides: when it opens and is due. Times are UTC: whose day it is, the platform knows. `now` in milliseconds. */
export function contentFacts(
  { dates }: { readonly dates: ContentDates },
  { t, language }: Translation,
  now: number,
): readonly string[] {
  const { opens, due } = dates;
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const date = (iso: string) => `${format.format(new Date(iso))} UTC`;
  return [
    ...(opens !== undefined && Date.parse(opens) > now ? [t('picker.opens', { date: date(opens) })] : []),
    ...(due !== undefined ? [t('picker.due', { date: date(due) })] : []),
  ];
}
