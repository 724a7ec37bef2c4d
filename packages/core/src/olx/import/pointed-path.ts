import { pathOf } from '../block-name.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import type { ReadContext } from './read-context.ts';

/**
 * The file that an empty element points to: one with nothing but a `url_name` (`is_pointer_tag` of
 * xmodule/xml_block.py), or in older courses a container with a `filename`.
 */
export function pointedPath(context: ReadContext, element: XmlElement): string | undefined {
  const { attributes, name } = element;
  if (element.children.length > 0 || element.hasText) return undefined;
  const urlName = attributes.get('url_name') ?? '';
  if (attributes.size === 1 && urlName !== '') return pathOf(name, urlName);
  const filename = attributes.get('filename');
  const isContainer = context.formats.get(name)?.body === 'blocks';
  return filename === undefined || !isContainer ? undefined : pathOf(name, filename);
}
