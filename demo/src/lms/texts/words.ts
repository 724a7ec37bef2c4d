import type { Request } from 'express';
import { en, type TextKey } from './en.ts';
import { es } from './es.ts';

/** Sentences, numbers and times in one language. */
export interface Words {
  /** BCP 47. */
  readonly language: 'en' | 'es';
  t(key: TextKey, facts?: Readonly<Record<string, string | number>>): string;
  number(value: number): string;
  /** `at` in milliseconds since 1970. */
  time(at: number): string;
}

function wordsIn(language: Words['language'], table: Readonly<Record<TextKey, string>>): Words {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  return {
    language,
    t: (key, facts = {}) =>
      table[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole)),
    number: (value) => number.format(value),
    time: (at) => time.format(at),
  };
}

const all = { en: wordsIn('en', en), es: wordsIn('es', es) };

/** The best of what the browser asks for. */
export function wordsFor(req: Request): Words {
  const wanted = req.acceptsLanguages(['en', 'es']);
  return wanted === 'es' ? all.es : all.en;
}
