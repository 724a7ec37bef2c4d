/** A stretch of text: maths in TeX, or what is between. */
export type TextPart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'maths'; readonly tex: string; readonly display: boolean; readonly source: string };

interface Delimiters {
  readonly open: string;
  readonly close: string;
  readonly display: boolean;
}

/** What Open edX tells MathJax to look for (common/templates/mathjax_include.html): no dollar signs. */
const dialects: readonly Delimiters[] = [
  { open: '\\(', close: '\\)', display: false },
  { open: '[mathjaxinline]', close: '[/mathjaxinline]', display: false },
  { open: '\\[', close: '\\]', display: true },
  { open: '[mathjax]', close: '[/mathjax]', display: true },
];

const opening = /\\\(|\\\[|\[mathjaxinline\]|\[mathjax\]|\\begin\{([a-zA-Z]+\*?)\}/g;

/** The text in parts, in order; an opening delimiter that is never closed stays text. */
export function findMaths(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  opening.lastIndex = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const maths = mathsAt(text, found);
    if (maths === undefined) continue;
    if (found.index > from) parts.push({ is: 'text', text: text.slice(from, found.index) });
    parts.push(maths);
    from = found.index + maths.source.length;
    opening.lastIndex = from;
  }
  if (from < text.length) parts.push({ is: 'text', text: text.slice(from) });
  return parts;
}

function mathsAt(
  text: string,
  { 0: open, 1: environment, index }: RegExpExecArray,
): Extract<TextPart, { is: 'maths' }> | undefined {
  const dialect = dialects.find((one) => one.open === open);
  const start = index + open.length;
  const close = dialect?.close ?? `\\end{${environment}}`;
  const end = closeAt(text, start, close);
  if (end === -1) return undefined;
  const source = text.slice(index, end + close.length);
  const tex = dialect === undefined ? source : text.slice(start, end);
  return { is: 'maths', tex: tex.trim(), display: dialect?.display ?? true, source };
}

/** Where `close` stands outside of braces, as MathJax's FindTeX looks for it; -1 for nowhere. */
function closeAt(text: string, start: number, close: string): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (depth <= 0 && text.startsWith(close, at)) return at;
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return -1;
}
