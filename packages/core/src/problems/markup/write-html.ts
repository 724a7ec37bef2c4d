import { escapeAttribute, escapeText } from './escape-html.ts';
import type { MarkupElement, MarkupNode } from './markup-element.ts';

/** HTML that stands in for an element; undefined = write it as it is. */
export type Replace = (element: MarkupElement) => string | undefined;

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * The content as HTML. Runs of white space become one space or one line end, also across what `replace` leaves out, so
 * that nothing tells where it stood.
 */
export function writeHtml(nodes: readonly MarkupNode[], replace: Replace): string {
  let html = '';
  for (const node of nodes) {
    const written =
      typeof node === 'string'
        ? escapeText(node).replaceAll(/[ \t\r\n]+/g, oneSpace)
        : writeElement(node, replace);
    const end = /[ \n]$/.exec(html)?.[0];
    const start = /^[ \n]/.exec(written)?.[0];
    html =
      end === undefined || start === undefined
        ? html + written
        : html.slice(0, -1) + oneSpace(end + start) + written.slice(1);
  }
  return html;
}

function oneSpace(run: string): string {
  return run.includes('\n') ? '\n' : ' ';
}

function writeElement(element: MarkupElement, replace: Replace): string {
  const replaced = replace(element);
  if (replaced !== undefined) return replaced;
  // Open edX shows what this element holds beside the text, on demand; in the text it must not run on from the word before.
  if (element.name === 'clarification') {
    return ` <small class="clarification">(${writeHtml(element.content, replace).trim()})</small>`;
  }
  let tag = `<${element.name}`;
  for (const [name, value] of element.attributes) tag += ` ${name}="${escapeAttribute(value)}"`;
  if (voidElements.has(element.name)) return `${tag}/>`;
  // Text of these two is raw in HTML: a reference in it would not be read.
  const raw = element.name === 'script' || element.name === 'style';
  const text = element.content.filter((node) => typeof node === 'string').join('');
  const preformatted = element.name === 'pre' && text.length > 0 && element.content.length === 1;
  const inner = raw ? text : preformatted ? escapeText(text) : writeHtml(element.content, replace);
  return `${tag}>${inner}</${element.name}>`;
}

/** Everything inside an element, as HTML. */
export function innerHtml(element: MarkupElement): string {
  return writeHtml(element.content, () => undefined).trim();
}
