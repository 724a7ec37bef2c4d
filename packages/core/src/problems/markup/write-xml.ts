import { escapeAttribute, escapeText } from './escape-html.ts';
import type { MarkupElement } from './markup-element.ts';

/** An element as XML, its text as it stands. */
export function writeXml({ name, attributes, content }: MarkupElement): string {
  const written = [...attributes].map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('');
  if (content.length === 0) return `<${name}${written}/>`;
  const inside = content
    .map((node) => (typeof node === 'string' ? escapeText(node) : writeXml(node)))
    .join('');
  return `<${name}${written}>${inside}</${name}>`;
}
