/** A piece of Presentation MathML: a token with its text, or a structure of others. */
export interface MathNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MathNode[];
  /** Of a token. */
  readonly text?: string;
}

export function token(
  tag: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): MathNode {
  return { tag, attributes, children: [], text };
}

export function node(
  tag: string,
  children: readonly MathNode[],
  attributes: Readonly<Record<string, string>> = {},
): MathNode {
  return { tag, attributes, children };
}
