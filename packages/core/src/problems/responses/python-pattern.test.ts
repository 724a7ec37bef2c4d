import { expect, it } from 'vitest';
import { pythonPattern } from './python-pattern.ts';

it.each([
  [String.raw`^\w+$`, 'éclair', true],
  [String.raw`^\d{2}$`, '٣٤', true],
  [String.raw`^a\b.é$`, 'a é', true],
  [String.raw`^\bé\b$`, 'é', true],
  ['^.$', '😀', true],
  ['^a{,2}$', 'aa', true],
  ['^a{,2}$', 'aaa', false],
  ['^a{b}$', 'a{b}', true],
  ['^[]x]+$', 'x]', true],
  ['^[^]x]+$', 'ab', true],
  ['^[^]x]+$', 'a]', false],
  ['^[[a]+$', '[a', true],
  ['^[a-c&&b]+$', 'a&', true],
  [String.raw`^\A(?#a word)(?P<w>a+)-(?P=w)\Z$`, 'aa-aa', true],
  [String.raw`^it\'s\-5\%$`, "it's-5%", true],
  [String.raw`^[\w\-\.]+@[\w\.]+$`, 'a-b.c@d.e', true],
  [String.raw`^[\W]+$`, '- -', true],
  [String.raw`^1\/2 \& 3\!$`, '1/2 & 3!', true],
  ['^a|b$', 'abc', true],
  ['^(?i)ABC$', 'abc', true],
  ['^x]$', 'x]', true],
])('reads %s as Python does: %j is %s', (pattern, text, matches) => {
  expect(pythonPattern(pattern, false).test(text)).toBe(matches);
});

it('refuses what cannot be read', () => {
  for (const pattern of ['^(a$', '^[a$', '^*$'])
    expect(() => pythonPattern(pattern, false)).toThrow(SyntaxError);
});
