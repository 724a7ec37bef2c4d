import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { createTranslator } from './translator.ts';

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name = '']) => name)
    .toSorted((one, other) => one.localeCompare(other));

describe('the sentences of the pages', () => {
  it('are the same in every language, with the same facts in them', () => {
    expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const [key, text] of Object.entries(es)) {
      expect(placeholders(text), key).toEqual(
        placeholders(Object.entries(en).find(([one]) => one === key)?.[1] ?? ''),
      );
    }
  });

  it('are all said somewhere', () => {
    const folder = path.join(import.meta.dirname, '../..');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('i18n') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('');
    const composed =
      /^(home\.closed|nav|refused|firstAdmin\.field|firstAdmin\.wrong|insights\.(tab|tone)|admin\.state|admin\.nav|lti\.(nav|state|stateHelp|tab|done|test|field|help|grades|lms|paste|launches|launch\.step|who|outbox|items))\./;
    const unsaid = Object.keys(en).filter((key) => {
      const said = key.replace(/_(one|other)$/, '');
      return !composed.test(key) && !sources.includes(`'${said}'`);
    });
    expect(unsaid).toEqual([]);
  });

  it('count, and write dates and percentages as the language does', async () => {
    const translator = await createTranslator();
    const [english, spanish] = [translator.in('en-GB'), translator.in('es-MX')];
    expect(english.t('home.units', { count: 1 })).toBe('1 unit');
    expect(spanish.t('home.units', { count: 3 })).toBe('3 unidades');
    expect(spanish.percent(0.5)).toBe('50\u00A0%');
    expect(spanish.date('2026-09-01T00:00:00Z')).toContain('2026');
    expect(translator.in('tlh').language).toBe('en');
  });
});
