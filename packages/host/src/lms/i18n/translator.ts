import type { Request } from 'express';
import { createInstance } from 'i18next';
import type { Viewer } from '../../accounts/viewer.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** Keys of the table; of a pair for one and for several (`_one`, `_other`), the part before. */
export type MessageKey = Singular<keyof typeof en>;
type Singular<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** Sentences of the pages in one language. */
export interface Translation {
  /** BCP 47. */
  readonly language: string;
  t(key: MessageKey, facts?: Readonly<Record<string, string | number>>): string;
  percent(fraction: number): string;
  number(value: number): string;
  /** Of an ISO 8601 time; empty for what is none. */
  date(iso: string): string;
  /** The same with hours and minutes, UTC. */
  time(iso: string): string;
}

export interface Translator {
  in(language: string): Translation;
  /** The account's language, else the browser's. */
  for(req: Request, viewer: Viewer | undefined): Translation;
}

const languages = ['en', 'es'];

export async function createTranslator(): Promise<Translator> {
  const i18n = createInstance();
  await i18n.init({
    fallbackLng: 'en',
    supportedLngs: languages,
    nonExplicitSupportedLngs: true,
    keySeparator: false,
    nsSeparator: false,
    // Pages escape what they show.
    interpolation: { escapeValue: false },
    resources: { en: { translation: en }, es: { translation: es } },
  });
  const translations = new Map(
    languages.map((language): [string, Translation] => {
      const translate = i18n.getFixedT(language);
      const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
      const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
      const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
      const time = new Intl.DateTimeFormat(language, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: 'UTC',
      });
      return [
        language,
        {
          language,
          t: (key, facts) => translate(key, { ...facts }),
          percent: (fraction) => percent.format(fraction),
          number: (value) => number.format(value),
          date: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : date.format(new Date(iso))),
          time: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : `${time.format(new Date(iso))} UTC`),
        },
      ];
    }),
  );
  const inLanguage = (language: string): Translation => {
    const found = translations.get(language.toLowerCase().split('-')[0] ?? '') ?? translations.get('en');
    if (found === undefined) throw new Error('English is missing.');
    return found;
  };
  return {
    in: inLanguage,
    for: (req, viewer) => {
      if (viewer !== undefined && viewer.account.language !== '') return inLanguage(viewer.account.language);
      const wanted = req.acceptsLanguages(languages);
      return inLanguage(wanted === false ? 'en' : wanted);
    },
  };
}
