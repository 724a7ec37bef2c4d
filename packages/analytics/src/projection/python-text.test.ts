import { describe, expect, it } from 'vitest';
import { pythonJson } from './python-json.ts';
import { pythonText } from './python-repr.ts';

describe('pythonJson', () => {
  it('has spaces behind commas and colons, and escapes what is not ASCII unless told otherwise', () => {
    const value = { a: [1, 'é😀', null], b: {} };
    expect(pythonJson(value)).toBe('{"a": [1, "\\u00e9\\ud83d\\ude00", null], "b": {}}');
    expect(pythonJson(value, { ascii: false })).toBe('{"a": [1, "é😀", null], "b": {}}');
  });
});

describe('pythonText', () => {
  it.each([
    ['as it is', 'as it is'],
    [{}, '{}'],
    [{ a_2_1: ['x', 1, true, null] }, "{'a_2_1': ['x', 1, True, None]}"],
    [["it's"], '["it\'s"]'],
    [[`it's "so"`], `['it\\'s "so"']`],
    [['line\nbreak \u0007 \u00A0 😀'], "['line\\nbreak \\x07 \\xa0 😀']"],
  ])('gives of %j what str gives', (value, text) => {
    expect(pythonText(value)).toBe(text);
  });
});
