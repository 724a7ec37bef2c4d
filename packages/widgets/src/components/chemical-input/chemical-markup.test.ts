import { describe, expect, it } from 'vitest';
import { chemicalParts } from './chemical-markup.ts';

const marked = (text: string): string =>
  chemicalParts(text)
    .map((part) => ({ plain: part.text, sub: `_${part.text}_`, sup: `^${part.text}^` })[part.stands])
    .join('');

describe('chemical formulas', () => {
  it.each([
    ['H2O', 'H_2_O'],
    ['2H2 + O2 -> 2H2O', '2H_2_ + O_2_ → 2H_2_O'],
    ['Fe(OH)3', 'Fe(OH)_3_'],
    ['SO4^2-', 'SO_4_^2−^'],
    ['Na^+', 'Na^+^'],
    ['1/2 N2(g) <-> N', '1/2 N_2_(g) ⇌ N'],
    ['', ''],
    ['C6H12O6', 'C_6_H_12_O_6_'],
  ])('%s stands as %s', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });
});
