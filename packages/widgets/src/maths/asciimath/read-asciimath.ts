import { node, token, type MathNode } from './math-node.ts';
import { matrixOf } from './matrix.ts';
import { symbolAt } from './symbol-at.ts';
import type { AsciiSymbol, SymbolKind } from './symbols.ts';

/** A piece that was read, undefined for none, and the text after it. */
interface Read {
  readonly piece: MathNode | undefined;
  readonly rest: string;
}

/** In the place of an argument that is not written yet. */
const box = token('mo', '□');
const space = node('mspace', [], { width: '1ex' });

/** ASCIIMath as Presentation MathML: the elements that stand in its `mstyle`, in the way of MathJax (AsciiMath 2.2). */
export function readAsciiMath(text: string): readonly MathNode[] {
  return new Reader().expression(text.replaceAll('&nbsp;', '').trimStart(), false).pieces;
}

/** Reads from the start of a text by the grammar of asciimath.org: simple, with an index, with a fraction bar. */
class Reader {
  #depth = 0;
  /** Of the symbols that were looked at last; a sign after `^`, `_` or `/` belongs to what follows it. */
  #previous: SymbolKind = 'constant';
  #current: SymbolKind = 'constant';

  /** Up to the bracket that closes it, which is the last piece. */
  expression(
    text: string,
    bracketed: boolean,
  ): { readonly pieces: readonly MathNode[]; readonly rest: string } {
    const pieces: MathNode[] = [];
    let rest = text;
    let symbol: AsciiSymbol;
    do {
      const read = this.#withIndices(afterBlanks(rest, 0));
      ({ rest } = read);
      symbol = this.#look(rest);
      if (symbol.kind === 'infix' && symbol.input === '/') {
        const below = this.#withIndices(after(rest, symbol));
        ({ rest } = below);
        pieces.push(node('mfrac', [unbracketed(read.piece), unbracketed(below.piece)]));
        symbol = this.#look(rest);
      } else if (read.piece !== undefined) pieces.push(read.piece);
    } while (!this.#closes(symbol, bracketed) && symbol.output !== '');
    if (symbol.kind !== 'right' && symbol.kind !== 'left-right') return { pieces, rest };
    const invisible = symbol.invisible === true;
    const table = matrixOf(pieces, symbol.output, invisible);
    const closing = invisible ? [] : [token('mo', symbol.output)];
    return { pieces: [...(table === undefined ? pieces : [table]), ...closing], rest: after(rest, symbol) };
  }

  #closes({ kind }: AsciiSymbol, bracketed: boolean): boolean {
    return this.#depth > 0 && (kind === 'right' || (kind === 'left-right' && !bracketed));
  }

  #look(text: string): AsciiSymbol {
    const symbol = symbolAt(text);
    this.#previous = this.#current;
    this.#current = symbol.kind;
    if (symbol.input !== '-' || text.startsWith('- ') || this.#previous !== 'infix') return symbol;
    this.#current = 'infix';
    return { ...symbol, kind: 'unary', func: true };
  }

  #withIndices(text: string): Read {
    const first = this.#look(text);
    const simple = this.#simple(text);
    const symbol = this.#look(simple.rest);
    if (symbol.kind !== 'infix' || symbol.input === '/') return simple;
    const index = this.#simple(after(simple.rest, symbol));
    const underOver = first.kind === 'under-over' || first.kind === 'unary-under-over';
    const base = simple.piece ?? box;
    const indexed = this.#indexed(base, symbol, { ...index, piece: unbracketed(index.piece) }, underOver);
    if (first.func !== true) return indexed;
    // `sin^2 x`: the argument comes after the index.
    const next = this.#look(indexed.rest);
    const takes = next.kind !== 'infix' && next.kind !== 'right';
    if (!takes || (first.input.length === 1 && next.kind !== 'left')) return indexed;
    const argument = this.#withIndices(indexed.rest);
    return { piece: node('mrow', [indexed.piece, ...given(argument.piece)]), rest: argument.rest };
  }

  #indexed(
    base: MathNode,
    { input, tag }: AsciiSymbol,
    index: { readonly piece: MathNode; readonly rest: string },
    underOver: boolean,
  ): { readonly piece: MathNode; readonly rest: string } {
    if (input === '^')
      return { piece: node(underOver ? 'mover' : tag, [base, index.piece]), rest: index.rest };
    const symbol = this.#look(index.rest);
    if (symbol.input !== '^')
      return { piece: node(underOver ? 'munder' : tag, [base, index.piece]), rest: index.rest };
    const power = this.#simple(after(index.rest, symbol));
    const parts = [base, index.piece, unbracketed(power.piece)];
    return { piece: node('mrow', [node(underOver ? 'munderover' : 'msubsup', parts)]), rest: power.rest };
  }

  #simple(text: string): Read {
    let from = afterBlanks(text, 0);
    let symbol = this.#look(from);
    if (symbol.kind === 'right' && this.#depth > 0) return { piece: undefined, rest: from };
    if (symbol.kind === 'definition') {
      from = symbol.output + after(from, symbol);
      symbol = this.#look(from);
    }
    const rest = after(from, symbol);
    const own = { piece: alone(symbol), rest };
    switch (symbol.kind) {
      case 'left':
        return this.#bracketed(symbol, rest);
      case 'left-right':
        return this.#barred(symbol, rest);
      case 'text':
        return quoted(symbol, symbol.input === '"' ? from : rest);
      case 'unary':
      case 'unary-under-over':
        return this.#unary(symbol, rest);
      case 'binary':
        return this.#binary(symbol, rest);
      case 'infix':
        return { ...own, piece: token('mo', symbol.output) };
      case 'space':
        return { piece: node('mrow', [space, own.piece, space]), rest };
      case 'constant':
      case 'under-over':
      case 'definition':
      case 'right':
        return own;
    }
  }

  #bracketed(symbol: AsciiSymbol, text: string): Read {
    this.#depth += 1;
    const { pieces, rest } = this.expression(text, true);
    this.#depth -= 1;
    const opening = symbol.invisible === true ? [] : [token('mo', symbol.output)];
    return { piece: node('mrow', [...opening, ...pieces]), rest };
  }

  /** An absolute value, or a bar by itself. */
  #barred(symbol: AsciiSymbol, text: string): Read {
    this.#depth += 1;
    const { pieces, rest } = this.expression(text, false);
    this.#depth -= 1;
    if (pieces.at(-1)?.text === '|' && !text.startsWith(','))
      return { piece: node('mrow', [token('mo', symbol.output), ...pieces]), rest };
    return { piece: node('mrow', [token('mo', '∣')]), rest: text };
  }

  #unary(symbol: AsciiSymbol, text: string): Read {
    const { input } = symbol;
    const argument = this.#simple(text);
    const own = alone(symbol);
    if (argument.piece === undefined) return { piece: own, rest: text };
    if (symbol.func === true) {
      const alone = /^[\^_/|,]/.test(text) || (/^\w$/.test(input) && !text.startsWith('('));
      return alone
        ? { piece: own, rest: text }
        : { piece: node('mrow', [own, argument.piece]), rest: argument.rest };
    }
    const inside = unbracketed(argument.piece);
    return { piece: applied(symbol, inside), rest: argument.rest };
  }

  #binary({ tag, input }: AsciiSymbol, text: string): Read {
    const first = this.#simple(text);
    const none = { piece: token('mo', input), rest: text };
    if (first.piece === undefined) return none;
    const second = this.#simple(first.rest);
    if (second.piece === undefined) return none;
    const parts = [unbracketed(first.piece), unbracketed(second.piece)];
    const { rest } = second;
    if (input === 'color' || input === 'id' || input === 'class') {
      // Of the page a learner's formula may change nothing but a colour.
      const attributes = input === 'color' ? { mathcolor: bracketedText(text) } : undefined;
      return { piece: node(tag, parts.slice(1), attributes), rest };
    }
    const above = input === 'root' || ['stackrel', 'overset', 'underset'].includes(input);
    return { piece: node(tag, above ? parts.toReversed() : parts), rest };
  }
}

/** A symbol without what it is of. */
function alone({ tag, output }: AsciiSymbol): MathNode {
  return token(/^m(?:i|n|o|text)$/.test(tag) ? tag : 'mo', output);
}

/** A symbol of one argument that is neither a function nor a bracket. */
function applied({ tag, output, around, accent, variant, input }: AsciiSymbol, inside: MathNode): MathNode {
  if (around !== undefined) return node('mrow', [token('mo', around[0]), inside, token('mo', around[1])]);
  if (input === 'cancel') return node(tag, [inside], { notation: 'updiagonalstrike' });
  if (variant !== undefined) return node(tag, [inside], { mathvariant: variant });
  if (accent !== true) return node(tag, [inside]);
  const single =
    (inside.text ?? (inside.children.length === 1 ? inside.children[0]?.text : undefined))?.length === 1;
  return node(tag, [inside, token('mo', output, input === 'vec' && single ? { stretchy: 'false' } : {})]);
}

/** Words as they are, in quotes or in brackets. */
function quoted({ tag }: AsciiSymbol, text: string): Read {
  const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']', '"': '"' };
  const close = closing[text.slice(0, 1)];
  const found = close === undefined ? 0 : text.indexOf(close, 1);
  // A quotation mark that is not closed yet opens nothing.
  const end = found !== -1 ? found : close === '"' ? 0 : text.length;
  const words = text.slice(1, end);
  const spaced = [
    ...(words.startsWith(' ') ? [space] : []),
    token(tag, words),
    ...(words.endsWith(' ') ? [space] : []),
  ];
  return { piece: node('mrow', spaced), rest: afterBlanks(text, end + 1) };
}

function bracketedText(text: string): string {
  return /^[{([]([^})\]]*)/.exec(text)?.[1] ?? 'inherit';
}

/** Without the brackets that only hold it together; a box for nothing. */
function unbracketed(piece: MathNode | undefined): MathNode {
  if (piece === undefined) return box;
  if (piece.tag !== 'mrow') return piece;
  const from = /^[([{]$/.test(piece.children[0]?.text ?? '') ? 1 : 0;
  const last = piece.children.at(-1)?.text ?? '';
  const to = piece.children.length > from && /^[)\]}]$/.test(last) ? -1 : undefined;
  return { ...piece, children: piece.children.slice(from, to) };
}

function given(piece: MathNode | undefined): readonly MathNode[] {
  return piece === undefined ? [] : [piece];
}

function after(text: string, { input }: AsciiSymbol): string {
  return afterBlanks(text, input.length);
}

/** Without the first characters, the blanks after them, and a backslash before a name. */
function afterBlanks(text: string, count: number): string {
  const rest = /^\\(?![\\ ])/.test(text.slice(count)) ? text.slice(count + 1) : text.slice(count);
  return rest.replace(/^[\0- ]+/, '');
}
