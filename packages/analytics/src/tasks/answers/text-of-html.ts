import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** The text of HTML: that of each node apart, with one blank between words. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return html.split(/\s+/).filter(Boolean).join(' ');
  return [...textsIn(parse(html))]
    .flatMap((text) => text.split(/\s+/))
    .filter(Boolean)
    .join(' ');
}

function* textsIn(node: DefaultTreeAdapterTypes.Node): Generator<string> {
  if ('value' in node) yield node.value;
  if ('content' in node) yield* textsIn(node.content);
  if ('childNodes' in node) for (const child of node.childNodes) yield* textsIn(child);
}
