import { LegacyAsciiMath } from '@mathjax/src/js/input/asciimath/legacy.js';
import { SerializedMmlVisitor } from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiMathToMathml } from './asciimath-to-mathml.ts';
import { asciiSymbols } from './symbols.ts';

/**
 * Structure and texts: of attributes only those that say what is meant. What has no argument is a sign here, there an element that
 * MathML does not know: `<msqrt>sqrt</msqrt>`.
 */
function bare(mathml: string): string {
  return mathml
    .replaceAll(/&#x([\dA-F]+);/gi, (_whole, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(
      / (?:data-[\w-]+|class|mathcolor|id|stretchy|xmlns|useMMLspacing|accent|accentunder)="[^"]*"/g,
      '',
    )
    .replaceAll('&quot;', '"')
    .replaceAll(
      /<(mstyle|msqrt|menclose|mover)>\s*([^<\s]+)\s*(?:<mrow>\s*<\/mrow>\s*)?<\/\1>/g,
      '<mo>$2</mo>',
    )
    .replaceAll(/<(\w+)([^>]*)\/>/g, '<$1$2></$1>');
}

/** Of MathJax, of whose AsciiMath Open edX's page takes the MathML; undefined where it fails. */
function peer(text: string): string | undefined {
  try {
    return bare(new SerializedMmlVisitor().visitTree(LegacyAsciiMath.Compile(text, true)));
  } catch {
    return undefined;
  }
}

const ours = (text: string): string => bare(asciiMathToMathml(text));

const formulas = String.raw`m*c^2
E=mc^2
2x+3y
4*x+3*y
(x+1)/(x-1)
sqrt(2)/2
sqrt x
root(3)(x)
sin x
sin^2 x + cos^2 x
sin(x)/x
f(x) g(y)
f-2
hat i + hat(j)
vec v * vec(ab)
a_b^c
a_1^2/b_1
x^-2
x^(-2)
2^-x
e^(i*pi)+1
[[cos(theta),i*sin(theta)],[i*sin(theta),cos(theta)]]
[[1,0],[0,1]]
((1,2),(3,4))
[[a,b,|,c],[d,e,|,f]]
[1,2,3]
(1,2)
{(x, if x > 0),(0, otherwise):}
|x|
|x|+|y|
abs(x)
floor(x) + ceil x
sum_(i=1)^n i^2
int_0^1 x dx
lim_(x->oo) 1/x
dot x + ddot(x)
"for all" x in RR
text(if ) x
bb(x) + cc N + mathcal(N)
x != y <= z
alpha beta Gamma varphi phi
1.5e3
.5x
5.
x'
a//b
frac(a)(b)
frac a b
color(red)(x)
stackrel(a)(b)
(((x)))
((x+1)
x+1)
x^
/2
x/
()
x__y
a^{​b}
a_b^{​c}
3!
50%
f^2(x)
g x
log_2 8
ln|x|
-x^2
1/-2
x -: y
O/ uu A nn B
ubrace(x+y)_n
overset(a)(b)
\ alpha
\alpha
a\ b
a < b > c & d`.split('\n');

describe('asciiMathToMathml', () => {
  it('writes each element on a line of its own', () => {
    expect(asciiMathToMathml('2<x')).toBe(
      `<math xmlns="http://www.w3.org/1998/Math/MathML">
  <mstyle displaystyle="true">
    <mn>2</mn>
    <mo>&lt;</mo>
    <mi>x</mi>
  </mstyle>
</math>`,
    );
  });

  it.each(formulas)('reads %s as MathJax does', (formula) => {
    expect(ours(formula)).toBe(peer(formula) ?? ours(formula));
  });

  it('knows every symbol, alone and among others', () => {
    const places = ['?(x) y', 'x ? y', '?_1^2 z', 'x^? y', '(?)', '? x/?'];
    const wrong: unknown[] = [];
    for (const { input } of asciiSymbols) {
      for (const place of places) {
        const text = place.replaceAll('?', () => input);
        const theirs = peer(text);
        if (theirs !== undefined && theirs !== ours(text)) wrong.push([text, theirs, ours(text)]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reads whatever is typed as MathJax does', () => {
    const piece = fc.constantFrom(
      ...'x y f g 2 1.5 + - * / ^ _ ( ) [ ] { } | , = sqrt sin log abs alpha frac root sum hat {: :} " if'.split(
        ' ',
      ),
      ' ',
    );
    const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const theirs = peer(text);
        if (theirs !== undefined) expect(ours(text)).toBe(theirs);
        else expect(ours(text)).toContain('<math');
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
