/** A token of MySQL's SQL. `name` is a quoted identifier, `word` a bare one or a keyword. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'hex' | 'mark';
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Cuts a dump into tokens as its text comes in; a token that a piece of text ends in waits for the next one. Comments are
 * left out, those of a version too, whose statements only set a server's modes.
 */
export class SqlScanner {
  #text = '';
  #at = 0;
  #line = 1;
  #ended = false;

  push(text: string): void {
    this.#text = this.#text.slice(this.#at) + text;
    this.#at = 0;
  }

  /** No more text comes. */
  end(): void {
    this.#ended = true;
  }

  get line(): number {
    return this.#line;
  }

  /** Is there text that makes no whole token? */
  get unfinished(): boolean {
    return this.#at < this.#text.length;
  }

  /** undefined where the text that came so far has no further whole token. */
  next(): SqlToken | undefined {
    if (!this.#skip()) return undefined;
    const first = this.#text.charAt(this.#at);
    if (first === '') return undefined;
    const line = this.#line;
    if (quotes.has(first)) return this.#quoted(first, line);
    const kind = kindOf(first, this.#text.charAt(this.#at + 1));
    const end = kind === 'mark' ? this.#at + 1 : this.#endOf(kind === 'number' ? number : word);
    // A point at the end may begin a number.
    if (end === undefined || (end === this.#text.length && !this.#ended)) return undefined;
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    return { kind, text, line };
  }

  /** Goes past white space and comments; false where one may go on in text that is not here yet. */
  #skip(): boolean {
    for (;;) {
      // Most tokens stand right behind the one before.
      if (plainStart.has(this.#text.charCodeAt(this.#at))) return true;
      blank.lastIndex = this.#at;
      if (blank.test(this.#text)) this.#moveTo(blank.lastIndex);
      const two = this.#text.slice(this.#at, this.#at + 2);
      if ((two === '-' || two === '/') && !this.#ended) return false;
      if (two === '--' && this.#text.length === this.#at + 2 && !this.#ended) return false;
      const close = closeOfComment(two, this.#text.charAt(this.#at + 2));
      if (close === undefined) return true;
      const end = this.#text.indexOf(close, this.#at + 2);
      if (end === -1) {
        if (this.#ended && close === '\n') this.#moveTo(this.#text.length);
        return this.#ended && close === '\n';
      }
      this.#moveTo(end + close.length);
    }
  }

  #quoted(quote: string, line: number): SqlToken | undefined {
    const code = quote.charCodeAt(0);
    let at = this.#at + 1;
    for (; at < this.#text.length; at += 1) {
      const unit = this.#text.charCodeAt(at);
      if (unit === backslash && quote !== '`') at += 1;
      else if (unit === code) {
        if (at + 1 === this.#text.length && !this.#ended) return undefined;
        if (this.#text.charCodeAt(at + 1) !== code) break;
        at += 1;
      }
    }
    if (at >= this.#text.length) return undefined;
    const raw = this.#text.slice(this.#at + 1, at);
    this.#moveTo(at + 1);
    return { kind: quote === '`' ? 'name' : 'string', text: unescape(raw, quote), line };
  }

  /** undefined where the text that came so far may go on with it: `1e+` is the beginning of a number. */
  #endOf(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    const end = pattern.lastIndex;
    return end + 2 < this.#text.length || this.#ended ? end : undefined;
  }

  #moveTo(end: number): void {
    const passed = this.#text.slice(this.#at, end);
    for (let at = passed.indexOf('\n'); at !== -1; at = passed.indexOf('\n', at + 1)) this.#line += 1;
    this.#at = end;
  }
}

/** What begins neither a comment nor white space: quotes, parentheses, commas, digits, capital letters. */
const plainStart = new Set(Buffer.from(`'"\`(),;0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ`));
const quotes = new Set(["'", '"', '`']);
const backslash = 92;
const blank = /[\s\uFEFF]+/y;
const word = /[\w$\u0080-\uFFFF]+/y;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;

function kindOf(first: string, second: string): SqlToken['kind'] {
  if (first === '0' && (second === 'x' || second === 'X')) return 'hex';
  if (/\d/.test(first) || (first === '.' && /\d/.test(second))) return 'number';
  return /[\w$\u0080-\uFFFF]/.test(first) ? 'word' : 'mark';
}

/** `-- ` needs white space behind it, `#` does not (MySQL 8.0 reference manual §11.7). */
function closeOfComment(two: string, third: string): string | undefined {
  if (two.startsWith('#')) return '\n';
  if (two === '--' && (third === '' || /\s/.test(third))) return '\n';
  return two === '/*' ? '*/' : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001A',
  '%': String.raw`\%`,
  _: String.raw`\_`,
};

/** MySQL 8.0 reference manual §11.1.1. */
function unescape(raw: string, quote: string): string {
  if (quote === '`' || !raw.includes('\\')) return raw.replaceAll(quote + quote, quote);
  let text = '';
  let from = 0;
  for (let at = raw.indexOf('\\'); at !== -1; at = raw.indexOf('\\', from)) {
    const escaped = raw.charAt(at + 1);
    text += raw.slice(from, at).replaceAll(quote + quote, quote) + (escapes[escaped] ?? escaped);
    from = at + 2;
  }
  return text + raw.slice(from).replaceAll(quote + quote, quote);
}
