import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en as chartsEn } from '../charts/i18n/en.ts';
import { es as chartsEs } from '../charts/i18n/es.ts';
import { untranslatedWords } from '../testing/untranslated-words.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pseudoRtl } from './pseudo-rtl.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const files = globSync('**/*.ts', { cwd: source }).filter(
  (file) => !/\.test\.ts$|^testing\/|(?:^|\/)i18n\/(?:en|es|pseudo-rtl)\.ts$/.test(file),
);
const texts = files.map((file) => [file, readFileSync(path.join(source, file), 'utf8')] as const);

describe('the words of the interface', () => {
  it('finds words that stand in a template', () => {
    expect(untranslatedWords('html`<p class="a">Hello ${name}</p>`')).toEqual(['Hello']);
    expect(untranslatedWords('html`<a title="Go on" aria-label=${x}>${words.term("a")} · ›</a>`')).toEqual([
      'Go on',
    ]);
    expect(untranslatedWords('html`<p>${open ? html`<b>Deep</b>` : nothing}</p>`')).toEqual(['Deep']);
    expect(untranslatedWords('svg`<path d="M1 2"/>`; css`a { color: red }`')).toEqual([]);
  });

  it('all come from the translation table', () => {
    const found = texts.flatMap(([file, text]) => untranslatedWords(text).map((word) => `${file}: ${word}`));
    expect(found).toEqual([]);
  });

  it('are there in every language, and no language has more', () => {
    const keys = (words: object) => Object.keys(words).toSorted();
    for (const other of [es, pseudoRtl]) expect(keys(other)).toEqual(keys(en));
    expect(keys(chartsEs)).toEqual(keys(chartsEn));
  });

  it('differ from English in Spanish, but for words that are the same', () => {
    for (const [english, spanish] of [
      [en, es],
      [chartsEn, chartsEs],
    ]) {
      const spanishWords = new Map<string, unknown>(Object.entries(spanish ?? {}));
      const same = Object.entries(english ?? {}).filter(([key, value]) => spanishWords.get(key) === value);
      expect(same.map(([key]) => key)).toEqual(['$dir']);
    }
  });

  it('are all used', () => {
    const all = texts.map(([, text]) => text).join('\n');
    const keys = [...Object.keys(en), ...Object.keys(chartsEn)];
    expect(keys.filter((key) => !key.startsWith('$') && !all.includes(`'${key}'`))).toEqual([]);
  });
});
