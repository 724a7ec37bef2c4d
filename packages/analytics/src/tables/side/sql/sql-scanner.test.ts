import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SqlScanner, type SqlToken } from './sql-scanner.ts';

function scan(...chunks: readonly string[]): SqlToken[] {
  const scanner = new SqlScanner();
  const tokens: SqlToken[] = [];
  const take = (): void => {
    for (let token = scanner.next(); token !== undefined; token = scanner.next()) tokens.push(token);
  };
  for (const chunk of chunks) {
    scanner.push(chunk);
    take();
  }
  scanner.end();
  take();
  return tokens;
}
const texts = (sql: string) => scan(sql).map(({ text }) => text);

describe('SqlScanner', () => {
  it.each([
    [String.raw`'it\'s'`, "it's"],
    ["'it''s'", "it's"],
    [String.raw`'a\\''b'`, String.raw`a\'b`],
    [String.raw`'\0\b\n\r\t\Z\%\_\q'`, `\0\b\n\r\t\u001A${String.raw`\%\_`}q`],
    ['"say ""hi"", it\'s"', 'say "hi", it\'s'],
    ["'two\nlines'", 'two\nlines'],
    ["'\u{1F600} é'", '\u{1F600} é'],
    ["''", ''],
    ['`odd``name`', 'odd`name'],
  ])('reads %s', (sql, text) => {
    expect(texts(sql)).toEqual([text]);
  });

  it.each(['0', '-1.5e-3', '.5', '1e+5'])('reads the number %s', (number) => {
    const tokens = scan(number);
    expect(tokens.map(({ text }) => text).join('')).toBe(number);
    expect(tokens.at(-1)?.kind).toBe('number');
  });

  it('leaves out comments, and takes two minus signs without a blank as marks', () => {
    expect(texts("a -- b ' c\n# d `\n/* e ' */ /*!40101 SET f */ g--1 --")).toEqual([
      'a',
      'g',
      '-',
      '-',
      '1',
    ]);
  });

  it('counts lines in texts and comments too', () => {
    expect(scan("a\n'\n'/*\n*/b\n-- c\n\nd").map(({ line }) => line)).toEqual([1, 2, 4, 7]);
  });

  it('says where a text does not end', () => {
    const scanner = new SqlScanner();
    scanner.push("a 'b");
    scanner.end();
    expect(scanner.next()?.text).toBe('a');
    expect(scanner.next()).toBeUndefined();
    expect(scanner.unfinished).toBe(true);
  });

  it('gives the same tokens however the text is cut', () => {
    const sql = "a--b /*c\n'*/ -- d'\n'e''f\\'' `g``h` 1.5e+3 0xFF _i,(j)-.5 #k\n \"l\\\\\" m";
    const whole = scan(sql);
    expect(whole).toHaveLength(17);
    const cut = fc.array(fc.nat(sql.length), { maxLength: 30 });
    fc.assert(
      fc.property(cut, (at) => {
        const ends = [0, ...at.sort((a, b) => a - b), sql.length];
        expect(scan(...ends.slice(1).map((end, index) => sql.slice(ends[index], end)))).toEqual(whole);
      }),
    );
  });
});
