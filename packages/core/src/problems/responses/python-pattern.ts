/**
 * A Python `re` pattern as a JavaScript one, on whole characters (`v`): inline flags at the start, named groups, comments, `\A`, `\Z`, `{,n}`
 * and a bracket that begins a class are written anew, and `\w`, `\d`, `\b` know the letters of every language, as there.
 * @throws SyntaxError for a pattern that JavaScript cannot read.
 */
export function pythonPattern(pattern: string, ignoreCase: boolean): RegExp {
  let flags = ignoreCase ? 'iv' : 'v';
  const body = pattern.replace(/^(\^?)\(\?([aimsux]+)\)/, (_whole, anchor: string, letters: string) => {
    for (const letter of letters) if ('ims'.includes(letter) && !flags.includes(letter)) flags += letter;
    return anchor;
  });
  return new RegExp([...tokens(body)].map(({ text, inClass }) => written(text, inClass)).join(''), flags);
}

interface Token {
  readonly text: string;
  readonly inClass: boolean;
}

const outside =
  /\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\.|\(\?#[^)]*\)|\(\?P<[^>]+>|\(\?P=[^)]+\)|\{,\d*\}|\{\d+(?:,\d*)?\}|\[\^?\]?|[\s\S]/uy;
const inside = /\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\.|[\s\S]/uy;

/** A class is opened by a bracket, which may have a closing one as its first member. */
function* tokens(pattern: string): Generator<Token> {
  let inClass = false;
  for (let at = 0; at < pattern.length;) {
    const token: RegExp = inClass ? inside : outside;
    token.lastIndex = at;
    const text: string = token.exec(pattern)?.[0] ?? '';
    if (text === '') throw new SyntaxError('The pattern cannot be read.');
    at += text.length;
    yield { text, inClass };
    if (inClass) inClass = text !== ']';
    else inClass = text.startsWith('[');
  }
}

const word = String.raw`\p{L}\p{N}_`;
const classes: Readonly<Record<string, string>> = {
  w: `[${word}]`,
  W: `[^${word}]`,
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  s: String.raw`[\s\x1c-\x1f\x85]`,
  S: String.raw`[^\s\x1c-\x1f\x85]`,
};
const places: Readonly<Record<string, string>> = {
  A: String.raw`(?<![\s\S])`,
  Z: String.raw`(?![\s\S])`,
  b: `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`,
  B: `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`,
};

function written(text: string, inClass: boolean): string {
  const [, escape = ''] = /^\\([\s\S])$/u.exec(text) ?? [];
  if (escape !== '') return escaped(escape, inClass);
  if (text.startsWith(String.raw`\U`)) return String.raw`\u{${text.slice(2)}}`;
  if (inClass) return /[[\]()/{}|&!#%,:;<=>@`~]/.test(text) && text !== ']' ? `\\${text}` : text;
  if (text.startsWith('(?#')) return '';
  if (text.startsWith('(?P<')) return `(?<${text.slice(4)}`;
  if (text.startsWith('(?P=')) return String.raw`\k<${text.slice(4, -1)}>`;
  if (text.startsWith('{,')) return text === '{,}' ? '*' : `{0${text.slice(1)}`;
  if (text === '{' || text === '}' || text === ']') return `\\${text}`;
  return text === '[]' || text === '[^]' ? `${text.slice(0, -1)}\\]` : text;
}

function escaped(letter: string, inClass: boolean): string {
  const known = classes[letter] ?? (inClass ? undefined : places[letter]);
  if (known !== undefined) return known;
  if (letter === 'a') return String.raw`\x07`;
  if (letter === 'b') return String.raw`\x08`;
  if (/[a-zA-Z\d]/.test(letter)) return `\\${letter}`;
  return /[\^$\\.*+?()[\]{}|/&\-!#%,:;<=>@`~]/.test(letter) &&
    (inClass || /[\^$\\.*+?()[\]{}|/]/.test(letter))
    ? `\\${letter}`
    : letter;
}
