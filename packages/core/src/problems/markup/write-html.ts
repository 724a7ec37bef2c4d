import { escapeAttribute, escapeText } from './escape-html.ts';
import type { MarkupElement, MarkupNode } from './markup-element.ts';

/** HTML that stands in for an element; undefined = write it as it is. */
export type Replace = (element: MarkupElement) => string | undefined;

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** The content as HTML: void elements without an end tag, all others with one. */
export function writeHtml(nodes: readonly MarkupNode[], replace: Replace): string {
  return nodes
    .map((node) => (typeof node === 'string' ? escapeText(node) : writeElement(node, replace)))
    .join('');
}

function writeElement(element: MarkupElement, replace: Replace): string {
  const replaced = replace(element);
  if (replaced !== undefined) return replaced;
  let tag = `<${element.name}`;
  for (const [name, value] of element.attributes) tag += ` ${name}="${escapeAttribute(value)}"`;
  if (voidElements.has(element.name)) return `${tag}>`;
  // Text of these two is raw in HTML: a reference in it would not be read.
  const raw = element.name === 'script' || element.name === 'style';
  const inner = raw
    ? element.content.filter((node) => typeof node === 'string').join('')
    : writeHtml(element.content, replace);
  return `${tag}>${inner}</${element.name}>`;
}

/** Everything inside an element, as HTML. */
export function innerHtml(element: MarkupElement): string {
  return writeHtml(element.content, () => undefined).trim();
}
