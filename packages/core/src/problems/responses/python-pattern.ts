/**
 * A Python `re` pattern as a JavaScript one: inline flags at the start, named groups, `\A` and `\Z` are written anew.
 * @throws SyntaxError for a pattern that JavaScript cannot read.
 */
export function pythonPattern(pattern: string, ignoreCase: boolean): RegExp {
  let flags = ignoreCase ? 'i' : '';
  const body = pattern
    .replace(/^(\^?)\(\?([aimsux]+)\)/, (_whole, anchor: string, letters: string) => {
      for (const letter of letters) if ('ims'.includes(letter) && !flags.includes(letter)) flags += letter;
      return anchor;
    })
    .replaceAll(/\(\?P<([^>]+)>/g, '(?<$1>')
    .replaceAll(/\(\?P=([^)]+)\)/g, String.raw`\k<$1>`)
    .replaceAll(/(?<!\\)((?:\\\\)*)\\A/g, '$1(?<![\\s\\S])')
    .replaceAll(/(?<!\\)((?:\\\\)*)\\Z/g, '$1(?![\\s\\S])');
  return new RegExp(body, flags);
}
