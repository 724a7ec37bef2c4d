import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv-line.ts';

describe('csvLine', () => {
  it.each([
    [['a', 'b c', ''], 'a,b c,\r\n'],
    [['one, two', 'say "yes"', 'line\nline', '\r'], '"one, two","say ""yes""","line\nline","\'\r"\r\n'],
    [[], '\r\n'],
    [['😀', 'ünder'], '😀,ünder\r\n'],
  ])('quotes %j as RFC 4180 has it', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\tx', '-1+cmd', '+1 2', '-'])(
    'makes no formula of %j',
    (text) => {
      expect(csvLine([text])).toBe(`'${text}\r\n`);
    },
  );

  it.each([-1, -0.5, 1e21, '-1', '+2.50', '-.5', '-3e-7', '1'])('leaves the number %j as it is', (value) => {
    expect(csvLine([value])).toBe(`${value}\r\n`);
  });
});

it('csvCell quotes and guards nothing', () => {
  expect(['=1', 'a,b', '"'].map(csvCell)).toEqual(['=1', '"a,b"', '""""']);
});
