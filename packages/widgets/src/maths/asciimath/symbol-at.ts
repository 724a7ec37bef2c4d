import { asciiSymbols, type AsciiSymbol } from './symbols.ts';

/** By their first character, the longest before the others. */
const byFirst = new Map<string, readonly AsciiSymbol[]>();
for (const symbol of asciiSymbols.toSorted((a, b) => b.input.length - a.input.length)) {
  const first = symbol.input.slice(0, 1);
  byFirst.set(first, [...(byFirst.get(first) ?? []), symbol]);
}

/** The symbol that a text begins with: a name, a number, or one character that stands for itself; an empty one at its end. */
export function symbolAt(text: string): AsciiSymbol {
  const named = byFirst.get(text.slice(0, 1))?.find(({ input }) => text.startsWith(input));
  if (named !== undefined) return named;
  const number = /^(?:\d+(?:\.\d+)?|\.\d+)/.exec(text)?.[0];
  if (number !== undefined) return { input: number, tag: 'mn', output: number, kind: 'constant' };
  const [character = ''] = text;
  return {
    input: character,
    tag: /[A-Za-z]/.test(character) ? 'mi' : 'mo',
    output: character,
    kind: 'constant',
  };
}
