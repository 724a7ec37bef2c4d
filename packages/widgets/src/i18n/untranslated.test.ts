import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { pseudoRtl } from './pseudo-rtl.ts';
import { untranslatedWords } from '../testing/untranslated-words.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const files = globSync('**/*.ts', { cwd: source }).filter(
  (file) => !/\.test\.ts$|^testing\/|^i18n\/(?:en|es|pseudo-rtl)\.ts$/.test(file),
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
    for (const other of [es, pseudoRtl])
      expect(Object.keys(other).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('differ from English in Spanish, but for words that are the same', () => {
    const same = Object.entries(en).filter(([key, value]) =>
      Object.entries(es).some(([k, v]) => k === key && v === value),
    );
    expect(same.map(([key]) => key)).toEqual(['$dir']);
  });

  it('are all used', () => {
    const all = texts.map(([, text]) => text).join('\n');
    const unused = Object.keys(en).filter((key) => !key.startsWith('$') && !all.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});
