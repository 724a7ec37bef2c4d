import { expect, it } from 'vitest';
import { asciiMathToMathml } from './asciimath-to-mathml.ts';
import { preprocess } from './preprocess.ts';

it('sets what is part of a name above it, and marks it off from a power', () => {
  expect(preprocess('a_b^c + b_x__d + x__{AB}', 'SymbolicMathjaxPreprocessor')).toBe(
    'a_b^c + b_x^{\u200Bd} + x^{\u200BAB}',
  );
  const mathml = asciiMathToMathml(preprocess('b_x__d', 'SymbolicMathjaxPreprocessor'));
  expect(mathml.replaceAll(/\s*\n\s*/g, '')).toContain(
    '<msubsup><mi>b</mi><mi>x</mi><mrow><mo>\u200B</mo><mi>d</mi></mrow></msubsup>',
  );
});

it('leaves the text where there is none, or an author’s own', () => {
  expect(preprocess('b__d', undefined)).toBe('b__d');
  expect(preprocess('b__d', 'MyOwn')).toBe('b__d');
});
