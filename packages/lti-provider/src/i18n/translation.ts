import type { Request } from 'express';
import { en, type MessageKey } from './en.ts';
import { es } from './es.ts';

const tables = { en, es } as const;
export type Language = keyof typeof tables;

/** Sentences of the pages in one language. */
export interface Translation {
  readonly language: Language;
  t(key: MessageKey, facts?: Readonly<Record<string, string | number>>): string;
}

/** In the language that the platform named (BCP 47), else in the browser's, else in English. */
export function translationFor(request: Request, named?: string): Translation {
  const wanted = named?.toLowerCase().split('-')[0];
  const accepted = request.acceptsLanguages('en', 'es');
  const language = wanted === 'en' || wanted === 'es' ? wanted : accepted === 'es' ? 'es' : 'en';
  return translationIn(language);
}

export function translationIn(language: Language): Translation {
  return {
    language,
    t: (key, facts = {}) =>
      tables[language][key].replaceAll(/\{(\w+)\}/g, (mark, name: string) => String(facts[name] ?? mark)),
  };
}
