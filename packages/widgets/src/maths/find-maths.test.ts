import { describe, expect, it } from 'vitest';
import { findMaths } from './find-maths.ts';

const maths = (text: string) => findMaths(text).filter((part) => part.is === 'maths');

describe('findMaths', () => {
  it("finds Open edX's four delimiters and environments", () => {
    expect(
      maths(
        String.raw`a \(x^2\) b \[y\] [mathjaxinline]z[/mathjaxinline] [mathjax]w[/mathjax] \begin{align}q\end{align}`,
      ).map(({ tex, display }) => [tex, display]),
    ).toEqual([
      ['x^2', false],
      ['y', true],
      ['z', false],
      ['w', true],
      [String.raw`\begin{align}q\end{align}`, true],
    ]);
  });

  it('keeps the text between, before and after', () => {
    expect(findMaths(String.raw`a \(x\) b`)).toEqual([
      { is: 'text', text: 'a ' },
      { is: 'maths', tex: 'x', display: false, source: String.raw`\(x\)` },
      { is: 'text', text: ' b' },
    ]);
  });

  it('leaves dollars, plain brackets and what is never closed alone', () => {
    const text = String.raw`It costs $5, or $$6; f[x] (y); \( never closed`;
    expect(findMaths(text)).toEqual([{ is: 'text', text }]);
  });

  it('does not end within braces', () => {
    expect(maths(String.raw`\(\text{see \(a\)} + 1\)`)[0]?.tex).toBe(String.raw`\text{see \(a\)} + 1`);
  });
});
