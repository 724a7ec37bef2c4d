import { SaxesParser } from 'saxes';
import { XmlError } from './xml-error.ts';

/**
 * An element as it stands in its source. Offsets count UTF-16 units of the document's text, so that
 * `text.slice(start, end)` is the element exactly as its author wrote it.
 */
export interface XmlElement {
  readonly name: string;
  /** Decoded values, in source order. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Is there text or CDATA directly inside, besides white space? */
  readonly hasText: boolean;
  /** Line of the start tag, from 1. */
  readonly line: number;
  readonly start: number;
  /** Just after the start tag. */
  readonly openEnd: number;
  /** Where the end tag starts; equal to `end` when the element closes itself. */
  readonly closeStart: number;
  readonly end: number;
}

export interface XmlDocument {
  readonly text: string;
  readonly root: XmlElement;
}

export interface XmlLimits {
  readonly depth: number;
  readonly characters: number;
}

export const xmlLimits: XmlLimits = { depth: 256, characters: 32 * 1024 * 1024 };

type OpenElement = { -readonly [K in keyof XmlElement]: XmlElement[K] };

/** @throws XmlError with line and column; a DOCTYPE is refused before anything in it is read. */
export function parseXml(text: string, limits: XmlLimits = xmlLimits): XmlDocument {
  if (text.length > limits.characters) {
    throw new XmlError(
      `the XML has more than ${limits.characters} characters`,
      { line: 1, column: 1 },
      'too_large',
    );
  }
  const parser = new SaxesParser({ position: true });
  const stack: { element: OpenElement; children: XmlElement[] }[] = [];
  let root: XmlElement | undefined;
  const here = () => ({ line: parser.line, column: parser.columnIndex + 1 });
  const markText = (data: string): void => {
    const top = stack.at(-1);
    if (top !== undefined && !top.element.hasText && /\S/.test(data)) top.element.hasText = true;
  };

  parser.on('error', (error) => {
    throw new XmlError(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''), here());
  });
  parser.on('doctype', () => {
    throw new XmlError('a document type declaration (<!DOCTYPE …>) is not accepted', here(), 'doctype');
  });
  parser.on('text', markText);
  parser.on('cdata', markText);
  parser.on('opentagstart', (tag) => {
    if (stack.length >= limits.depth) {
      throw new XmlError(`elements are nested more than ${limits.depth} deep`, here(), 'too_deep');
    }
    const children: XmlElement[] = [];
    const start = text.lastIndexOf('<', parser.position - 1);
    const element: OpenElement = {
      name: tag.name,
      attributes: new Map(),
      children,
      hasText: false,
      line: parser.line,
      start,
      openEnd: start,
      closeStart: start,
      end: start,
    };
    stack.push({ element, children });
  });
  parser.on('opentag', (tag) => {
    const top = stack.at(-1);
    if (top === undefined) return;
    top.element.attributes = new Map(Object.entries(tag.attributes));
    top.element.openEnd = parser.position;
  });
  parser.on('closetag', (tag) => {
    const top = stack.pop();
    if (top === undefined) return;
    const { element } = top;
    element.end = parser.position;
    element.closeStart = tag.isSelfClosing ? element.end : text.lastIndexOf('</', parser.position - 1);
    const parent = stack.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(text).close();
  if (root === undefined) throw new XmlError('there is no element', { line: 1, column: 1 });
  return { text, root };
}
