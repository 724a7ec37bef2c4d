import { parseXml, type XmlElement } from '../../olx/xml/parse-xml.ts';
import { unescapeXml } from '../../olx/xml/xml-escape.ts';
import { XmlError } from '../../olx/xml/xml-error.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { MarkupElement, MarkupNode } from './markup-element.ts';

/** @throws CoreError `invalid_problem` with the line, for text that is not well-formed XML. */
export function readMarkup(text: string): MarkupElement {
  try {
    const { root, text: source } = parseXml(text.trimStart());
    return withText(root, source);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new CoreError('invalid_problem', `Line ${error.line}: ${error.message}.`, {
      data: { line: error.line, capaError: 'LoncapaProblemError' },
      cause: error,
    });
  }
}

function withText(element: XmlElement, source: string): MarkupElement {
  const content: MarkupNode[] = [];
  let from = element.openEnd;
  for (const child of element.children) {
    pushText(content, source.slice(from, child.start));
    content.push(withText(child, source));
    from = child.end;
  }
  if (element.closeStart > from) pushText(content, source.slice(from, element.closeStart));
  return { name: element.name, attributes: element.attributes, content, line: element.line };
}

const pieces = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|[^<]+/g;

function pushText(content: MarkupNode[], raw: string): void {
  let text = '';
  for (const [piece, cdata] of raw.matchAll(pieces)) {
    if (cdata !== undefined) text += cdata;
    else if (!piece.startsWith('<')) text += unescapeXml(piece.replaceAll(/\r\n?/g, '\n'));
  }
  if (text !== '') content.push(text);
}
