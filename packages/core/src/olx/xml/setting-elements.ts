import { parseXml, type XmlElement } from './parse-xml.ts';
import { XmlError } from './xml-error.ts';

/** The elements in a piece of an element's content; none where the piece is no whole content. */
export function elementsIn(content: string): readonly XmlElement[] {
  return parseContent(content)?.elements ?? [];
}

/** The content without the elements of these names and the white space before each. */
export function withoutElements(content: string, names: readonly string[]): string {
  const parsed = parseContent(content);
  if (parsed === undefined) return content;
  let kept = '';
  let from = parsed.offset;
  for (const element of parsed.elements) {
    if (!names.includes(element.name)) continue;
    kept += parsed.text.slice(from, element.start).trimEnd();
    from = element.end;
  }
  return kept + parsed.text.slice(from, parsed.offset + content.length);
}

function parseContent(
  content: string,
): { elements: readonly XmlElement[]; text: string; offset: number } | undefined {
  if (!content.includes('<')) return undefined;
  const text = `<x>${content}</x>`;
  try {
    return { elements: parseXml(text).root.children, text, offset: 3 };
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
