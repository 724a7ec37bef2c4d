import { FormulaError } from './formula-error.ts';

export type Formula =
  | { readonly type: 'number'; readonly text: string; readonly percent: boolean }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'call'; readonly name: string; readonly argument: Formula }
  | { readonly type: 'signed'; readonly sign: '+' | '-'; readonly of: Formula }
  | { readonly type: 'group'; readonly of: Formula }
  | { readonly type: 'power' | 'parallel'; readonly terms: readonly Formula[] }
  | { readonly type: 'product' | 'sum'; readonly first: Formula; readonly rest: readonly Operation[] };

export interface Operation {
  readonly operator: string;
  readonly term: Formula;
}

/** Deeper than any real formula, and well within the stack. */
const depthLimit = 200;

/**
 * Reads a formula by the grammar of openedx-calc (calc.py): a sign belongs to a number or to a whole sum, there is no
 * implied multiplication, white space is free between tokens.
 */
export function parseFormula(text: string): Formula {
  const reader = new FormulaReader(text);
  const formula = reader.sum();
  reader.end();
  return formula;
}

const patterns = {
  number: /\s*(\d+(?:\.\d*)?|\.\d+)(?:\s*[eE]\s*([+-]?)\s*(\d+))?(\s*%)?/y,
  signedNumber: /\s*([+-])\s*(?=[\d.])/y,
  name: /\s*((?:[a-zA-Z][a-zA-Z0-9]*(?:_\{-?[a-zA-Z0-9]+\}(?:\^\{-?[a-zA-Z0-9]+\})?|\^\{-?[a-zA-Z0-9]+\})|[a-zA-Z][a-zA-Z0-9_]*)'*)/y,
  sign: /\s*([+-])/y,
  times: /\s*([*/])/y,
  parallel: /\s*\|\|/y,
  power: /\s*\^/y,
  open: /\s*\(/y,
  close: /\s*\)/y,
  end: /\s*$/y,
};

class FormulaReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  end(): void {
    if (this.#take(patterns.end) === undefined) throw this.#failure();
  }

  sum(): Formula {
    if (++this.#depth > depthLimit) throw this.#failure();
    const sign = this.#take(patterns.sign);
    const product = this.#product();
    const first: Formula =
      sign === undefined ? product : { type: 'signed', sign: sign[1] === '-' ? '-' : '+', of: product };
    const rest = this.#operations(patterns.sign, () => this.#product());
    this.#depth--;
    return rest.length === 0 ? first : { type: 'sum', first, rest };
  }

  #product(): Formula {
    const first = this.#parallel();
    const rest = this.#operations(patterns.times, () => this.#parallel());
    return rest.length === 0 ? first : { type: 'product', first, rest };
  }

  #operations(pattern: RegExp, term: () => Formula): Operation[] {
    const operations: Operation[] = [];
    for (let found = this.#take(pattern); found !== undefined; found = this.#take(pattern)) {
      operations.push({ operator: found[1] ?? '', term: term() });
    }
    return operations;
  }

  #parallel(): Formula {
    return this.#chain('parallel', patterns.parallel, () =>
      this.#chain('power', patterns.power, () => this.#atom()),
    );
  }

  #chain(type: 'power' | 'parallel', pattern: RegExp, term: () => Formula): Formula {
    const first = term();
    const terms = [first];
    while (this.#take(pattern) !== undefined) terms.push(term());
    return terms.length === 1 ? first : { type, terms };
  }

  #atom(): Formula {
    const sign = this.#take(patterns.signedNumber)?.[1] ?? '';
    const number = this.#take(patterns.number);
    if (number !== undefined) {
      const [, digits = '', exponentSign = '', exponent, percent] = number;
      const power = exponent === undefined ? '' : `e${exponentSign}${exponent}`;
      return { type: 'number', text: sign + digits + power, percent: percent !== undefined };
    }
    if (sign !== '') throw this.#failure();
    const name = this.#take(patterns.name)?.[1];
    if (name === undefined) return { type: 'group', of: this.#group() };
    if (this.#text.slice(this.#at).trimStart().startsWith('(')) {
      return { type: 'call', name, argument: this.#group() };
    }
    return { type: 'variable', name };
  }

  #group(): Formula {
    if (this.#take(patterns.open) === undefined) throw this.#failure();
    const inner = this.sum();
    if (this.#take(patterns.close) === undefined) throw this.#failure();
    return inner;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  #failure(): FormulaError {
    return new FormulaError('syntax', `not a formula from character ${this.#at + 1} on`);
  }
}
