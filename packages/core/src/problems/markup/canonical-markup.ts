import type { MarkupElement } from './markup-element.ts';

/** An element as data in which white space counts as one, none at the ends of a text, and attributes have no order. */
export type CanonicalNode =
  | string
  | {
      readonly name: string;
      readonly line: number;
      readonly attributes: readonly (readonly [string, string])[];
      readonly content: readonly CanonicalNode[];
    };

export function canonicalMarkup({ name, line, attributes, content }: MarkupElement): CanonicalNode {
  return {
    name,
    line,
    attributes: [...attributes].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    content: content.flatMap((node) => {
      if (typeof node !== 'string') return [canonicalMarkup(node)];
      const text = node.replaceAll(/\s+/g, ' ').trim();
      return text === '' ? [] : [text];
    }),
  };
}

/** Where two trees differ first; undefined where they do not. The line is the first tree's. */
export function firstDifference(
  one: CanonicalNode,
  other: CanonicalNode | undefined,
): { readonly name: string; readonly line: number } | undefined {
  if (typeof one === 'string') return one === other ? undefined : { name: '', line: 0 };
  const here = { name: one.name, line: one.line };
  if (other === undefined || typeof other === 'string' || one.name !== other.name) return here;
  if (JSON.stringify(one.attributes) !== JSON.stringify(other.attributes)) return here;
  for (const [index, node] of one.content.entries()) {
    const found = firstDifference(node, other.content[index]);
    if (found !== undefined) return found.name === '' ? here : found;
  }
  return other.content.length > one.content.length ? here : undefined;
}
